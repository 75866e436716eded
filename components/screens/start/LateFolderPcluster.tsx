import { useEffect, useState } from "react";
import type { FolderPcluster, FolderPclusterProps } from "./FolderPcluster.tsx";

/** The question about a pcluster of the working folder, whose code the first frame does without. */
export function LateFolderPcluster(props: FolderPclusterProps) {
	const [{ Shown }, setLoaded] = useState<{ Shown?: typeof FolderPcluster }>({});
	useEffect(() => {
		void import("./FolderPcluster.tsx").then((module) => setLoaded({ Shown: module.FolderPcluster }));
	}, []);
	return Shown ? <Shown {...props} /> : undefined;
}
