type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of pip that say how the registry is reached; all others may change what is installed, and where. */
const KEPT_OF_PIP = [
	"PIP_CERT",
	"PIP_CLIENT_CERT",
	"PIP_CONFIG_FILE",
	"PIP_DEFAULT_TIMEOUT",
	"PIP_EXTRA_INDEX_URL",
	"PIP_FIND_LINKS",
	"PIP_INDEX_URL",
	"PIP_KEYRING_PROVIDER",
	"PIP_NO_INDEX",
	"PIP_PROXY",
	"PIP_RETRIES",
	"PIP_TIMEOUT",
	"PIP_TRUSTED_HOST",
];

/** What would lead a fresh environment to another one's packages. */
const DROPPED = ["VIRTUAL_ENV", "CONDA_PREFIX", "__PYVENV_LAUNCHER__", "SETUPTOOLS_USE_DISTUTILS"];

/**
 * The environment in which pip works: the user's own way to the registry (also a company's mirror and proxy), and
 * nothing that would reach into or out of the environment that is being made.
 */
export function pipEnvironment(env: Environment): Record<string, string> {
	const kept = Object.entries(env).flatMap(([name, value]) =>
		value === undefined || isDropped(name) ? [] : [[name, value] as const],
	);
	return {
		PIP_RETRIES: "3",
		...Object.fromEntries(kept),
		PIP_USER: "0",
		PIP_NO_INPUT: "1",
		PIP_NO_CACHE_DIR: "1",
		PIP_DISABLE_PIP_VERSION_CHECK: "1",
		PYTHONNOUSERSITE: "1",
	};
}

function isDropped(name: string): boolean {
	if (name.startsWith("PIP_")) return !KEPT_OF_PIP.includes(name);
	return name.startsWith("PYTHON") || DROPPED.includes(name);
}
