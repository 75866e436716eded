import { expect, test } from "vitest";
import { pipEnvironment } from "../../src/install/pip-environment.ts";

test("the way to the registry is kept: mirror, certificate, proxy, credentials of the user", () => {
	const env = {
		HOME: "/home/ada",
		PATH: "/bin",
		HTTPS_PROXY: "http://proxy:3128",
		SSL_CERT_FILE: "/c.pem",
		PIP_INDEX_URL: "https://mirror/simple",
		PIP_CERT: "/c.pem",
		PIP_RETRIES: "9",
		PIP_CONFIG_FILE: "/etc/pip.conf",
	};
	expect(pipEnvironment(env)).toMatchObject(env);
});

test("what would lead elsewhere, or change what is installed, is not", () => {
	const env = pipEnvironment({
		PYTHONPATH: "/lsst/python",
		PYTHONHOME: "/usr",
		PYTHONSTARTUP: "/x",
		VIRTUAL_ENV: "/v",
		CONDA_PREFIX: "/c",
		__PYVENV_LAUNCHER__: "/l",
		PIP_TARGET: "/t",
		PIP_PREFIX: "/p",
		PIP_REQUIRE_VIRTUALENV: "1",
		PIP_CONSTRAINT: "/c.txt",
		PIP_NO_DEPS: "1",
		PIP_QUIET: "3",
		PIP_USER: "1",
		PIP_CACHE_DIR: "/elsewhere",
		UNSET: undefined,
	});
	expect(env).toEqual({
		PIP_RETRIES: "3",
		PIP_USER: "0",
		PIP_NO_INPUT: "1",
		PIP_NO_CACHE_DIR: "1",
		PIP_DISABLE_PIP_VERSION_CHECK: "1",
		PYTHONNOUSERSITE: "1",
	});
});
