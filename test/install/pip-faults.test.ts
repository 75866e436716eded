import { describe, expect, test } from "vitest";
import { installFault } from "../../src/install/pip-faults.ts";

const REFUSED =
	"WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError('<pip._vendor." +
	"urllib3.connection.HTTPConnection object>: Failed to establish a new connection: [Errno 111] Connection refused')'";
const NONE = "ERROR: Could not find a version that satisfies the requirement wheel (from versions: none)";

describe("what pip and Python print, as a sentence and a cure", () => {
	test.each([
		["a registry that refuses", `${REFUSED}\n${NONE}`, "unreachable", /cannot be reached/],
		[
			"no name service",
			"[Errno -3] Temporary failure in name resolution",
			"unreachable",
			/cannot be reached/,
		],
		[
			"a registry that breaks off",
			"('Connection broken: IncompleteRead(5 bytes read)'",
			"unreachable",
			/reached/,
		],
		[
			"a registry in trouble",
			"ERROR: HTTP error 503\n503 Server Error: Busy for url",
			"unreachable",
			/reached/,
		],
		[
			"silence, tried once",
			`${NONE}\nERROR: No matching distribution found for wheel`,
			"unreachable",
			/no answer/,
		],
		[
			"a foreign certificate",
			"SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]",
			"unreachable",
			/trust/,
		],
		["a proxy", "ProxyError('Cannot connect to proxy.', OSError('407'))", "unreachable", /proxy/],
		[
			"a closed registry",
			"401 Client Error: Unauthorized for url: https://x",
			"unreachable",
			/refuses this machine \(401\)/,
		],
		[
			"a full disk",
			"ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
			"disk-full",
			/full/,
		],
		["a quota", "OSError: [Errno 122] Disk quota exceeded: 'x'", "disk-full", /full/],
		[
			"no right to write",
			"OSError: [Errno 13] Permission denied: '/data/x'",
			"folder-unwritable",
			/may not write/,
		],
		["a disk to read only", "[Errno 30] Read-only file system: 'x'", "folder-unwritable", /may not write/],
		[
			"no venv",
			"The virtual environment was not created successfully because ensurepip is not available.",
			"python-missing",
			/venv/,
		],
		[
			"no such version",
			"(from versions: 2.11.8, 2.11.9)\nERROR: No matching distribution found for aws-parallelcluster==2.11.99",
			"install-failed",
			/no ParallelCluster 2\.11\.99/,
		],
		[
			"a part that is gone",
			"(from versions: 1.0)\nERROR: No matching distribution found for jsii==1.85.0",
			"install-failed",
			/has no jsii that/,
		],
		[
			"a compiler needed",
			"ERROR: Failed building wheel for PyYAML\nerror: subprocess-exited-with-error",
			"install-failed",
			/compiled/,
		],
		[
			"parts that quarrel",
			"ERROR: ResolutionImpossible: for help visit",
			"install-failed",
			/do not fit together/,
		],
		[
			"a damaged part",
			"ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
			"install-failed",
			/damaged/,
		],
	])("%s", (_name, output, code, words) => {
		const error = installFault("2.11.99", output, "it ended with 1");
		expect(error.code).toBe(code);
		expect(error.message).toMatch(words);
		expect(error.message).not.toMatch(/[{}]/);
		expect(error.hint).toMatch(/[a-z]/);
	});

	test("what nobody knows is quoted, without escapes", () => {
		const error = installFault(
			"3.16.1",
			"Collecting x\n\u001b[31mERROR: Something new\u001b[0m\n\n",
			"it ended with 2",
		);
		expect(error.message).toBe("ParallelCluster 3.16.1 could not be installed: Something new");
	});

	test("without a word, how it ended is said", () => {
		expect(installFault("3.16.1", "", "it ended with SIGKILL").message).toMatch(/: it ended with SIGKILL$/);
	});
});
