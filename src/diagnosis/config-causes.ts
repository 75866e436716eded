import type { Cause } from "./cause.ts";

/** Failures of the name, the config file and pcluster's own installation. */
export const configCauses: readonly Cause[] = [
	{
		id: "name-taken",
		signs: [["Stack [", "already exists"], ["AlreadyExistsException"], ["Cluster ", " already exists"]],
		meaning: "There is a cluster of that name already, or what is left of one that failed.",
		cure: "Choose another name, or open that cluster to see which one it is.",
		step: "name",
	},
	{
		id: "name-refused",
		signs: [
			["can contain only alphanumeric"],
			["does not match", "cluster-name"],
			["stackName", "failed to satisfy constraint"],
		],
		meaning: "The name has characters that AWS does not take.",
		cure: "Use letters, digits and hyphens, a letter first.",
		step: "name",
	},
	{
		id: "config-leftovers",
		signs: [
			["Section '[", "not found in the config file"],
			["Error parsing configuration file"],
			["is not allowed in the ["],
			["are not allowed in the ["],
			["DuplicateSectionError"],
			["DuplicateOptionError"],
			["InterpolationSyntaxError"],
			["Failed validation for section"],
			["No section: 'aws'"],
		],
		meaning:
			"The config file holds something that this version of pcluster does not understand, perhaps from an earlier cluster.",
		cure: "Look at the line it names, or use a file of its own: firstlight --config ~/my-cluster.ini.",
		step: undefined,
	},
	{
		id: "config-of-version-2",
		signs: [["requires configuration files to be valid YAML"]],
		meaning: "The config file is no YAML file, perhaps one of ParallelCluster 2.",
		cure: "Write it again from the review screen: firstlight takes over what it says.",
		step: undefined,
	},
	{
		id: "region-twice",
		signs: [["region is set in both parameter and configuration"]],
		meaning: "The config file names another region than the one you chose.",
		cure: "Write the file again from the review screen.",
		step: "region",
	},
	{
		id: "config-unknown",
		signs: [["Unknown field"], ["ConfigSchemaValidator:"], ["Invalid cluster configuration: "]],
		meaning: "The config file holds something that this version of pcluster does not understand.",
		cure: "Look at the setting it names. If firstlight did not ask for it, it was in the file before: correct it there.",
		step: undefined,
	},
	{
		id: "config-missing",
		signs: [["Configuration file", "not found"], ["Bad Request: File not found"]],
		meaning: "The config file is not where it was when this cluster was made.",
		cure: "Name it with --config, or write it again from the review screen.",
		step: undefined,
	},
	{
		id: "setuptools",
		signs: [["No module named 'pkg_resources'"], ["cannot import name 'packaging'", "pkg_resources"]],
		meaning: "pcluster's Python environment has a setuptools that does not fit.",
		cure: "In that environment run: pip install 'setuptools<70'",
		step: undefined,
	},
	{
		id: "node-missing",
		signs: [
			["Unable to find node executable"],
			["Node.js does not appear to be installed"],
			["requires Node.js"],
			["Node.js version"],
			["Unable to invoke Node.js"],
		],
		meaning: "pcluster 3 writes its template with Node.js, and finds none that fits.",
		cure: "Install a current Node.js (version 20 or later) so that “node --version” works, then try again.",
		step: undefined,
	},
	{
		id: "version-3-program",
		signs: [["invalid choice: '"]],
		meaning: "This pcluster is of another major version than the one asked for.",
		cure: "Start firstlight again and choose the right pcluster with --pcluster.",
		step: undefined,
	},
	{
		id: "python-broken",
		signs: [["ModuleNotFoundError"], ["ImportError"]],
		meaning: "pcluster's own installation is broken: a part of it is missing or does not fit.",
		cure: "Install it again in a fresh Python environment.",
		step: undefined,
	},
];
