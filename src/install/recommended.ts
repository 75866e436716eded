import { profileFor } from "../pcluster/profile-for.ts";
import { lastOfVersion2 } from "../pcluster/version-facts.ts";
import { type Offered, offeredVersions } from "./recipes.ts";

/** The versions to offer here, the recommended one first: those of them that firstlight can work with. */
export function offeredHere(): Offered[] {
	return offeredVersions((version) => profileFor(version).supported);
}

/** The version to install where none is named. */
export function recommendedVersion(): string {
	return offeredHere()[0]?.version ?? lastOfVersion2;
}
