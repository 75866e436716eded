/** The system at hand, as far as it matters for getting a Python. */
export interface Machine {
	/** Node's word: "linux", "darwin". */
	readonly platform: string;
	/** ID and ID_LIKE of /etc/os-release, lower case; empty elsewhere. */
	readonly families: readonly string[];
}

/** Reads the families from the text of /etc/os-release. */
export function familiesFrom(osRelease: string): string[] {
	return osRelease.split("\n").flatMap((line) => {
		const value = /^ID(?:_LIKE)?=(.*)$/.exec(line.trim())?.[1];
		return value === undefined ? [] : value.replace(/["']/g, "").toLowerCase().split(/\s+/).filter(Boolean);
	});
}

type Packager = "apt" | "dnf" | "zypper" | "brew" | "other";

const FAMILIES: readonly [family: string, packager: Packager][] = [
	["debian", "apt"],
	["ubuntu", "apt"],
	["fedora", "dnf"],
	["rhel", "dnf"],
	["centos", "dnf"],
	["amzn", "dnf"],
	["suse", "zypper"],
	["opensuse", "zypper"],
];

function packagerOf({ platform, families }: Machine): Packager {
	if (platform === "darwin") return "brew";
	return FAMILIES.find(([family]) => families.includes(family))?.[1] ?? "other";
}

/** What brings a Python that fits; `hasOther`: there is one, only not of a fitting version. */
export function pythonCure(machine: Machine, minors: readonly string[], hasOther: boolean): string {
	const best = minors[0] ?? "3.11";
	const packager = packagerOf(machine);
	if (packager === "brew") return `Type: brew install python@${best}`;
	if (packager === "dnf") return `Type: sudo dnf install python${best}`;
	if (packager === "zypper") return `Type: sudo zypper install python${best.replace(".", "")}`;
	if (packager === "apt" && !hasOther) return "Type: sudo apt install python3 python3-venv";
	return `Get uv from https://docs.astral.sh/uv, then type: uv python install ${best}`;
}

/** What brings the venv part of a Python of this minor version. */
export function venvCure(machine: Machine, minor: string): string {
	const packager = packagerOf(machine);
	if (packager === "apt") return `Type: sudo apt install python${minor}-venv`;
	if (packager === "brew") return `Type: brew reinstall python@${minor}`;
	if (packager === "zypper") return `Type: sudo zypper install python${minor.replace(".", "")}`;
	if (packager === "dnf") return `Type: sudo dnf reinstall python${minor}-libs`;
	return `Get uv from https://docs.astral.sh/uv, then type: uv python install ${minor}`;
}
