import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { crc32 } from "node:zlib";

/** A package for the index: its name, version and files. */
export interface Package {
	readonly name: string;
	readonly version: string;
	readonly files: Readonly<Record<string, string>>;
	readonly scripts?: Readonly<Record<string, string>>;
}

export interface PackageIndex {
	/** For PIP_INDEX_URL. */
	readonly url: string;
	close(): Promise<void>;
}

/** A registry of Python packages on loopback, as PEP 503 has it. */
export async function startIndex(packages: readonly Package[]): Promise<PackageIndex> {
	const wheels = new Map(packages.map((one) => [`/wheels/${wheelName(one)}`, wheelOf(one)]));
	const server = createServer((request, response) => {
		const path = request.url ?? "";
		const wheel = wheels.get(path);
		if (wheel !== undefined) response.end(wheel);
		else listing(packages, path, response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/simple`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function listing(packages: readonly Package[], path: string, response: ServerResponse): void {
	const name = /^\/simple\/([\w-]+)\/$/.exec(path)?.[1];
	const links = packages
		.filter((one) => one.name === name)
		.map((one) => `<a href="/wheels/${wheelName(one)}">${wheelName(one)}</a>`);
	response.writeHead(links.length > 0 ? 200 : 404, { "content-type": "text/html" });
	response.end(`<!DOCTYPE html><html><body>${links.join("")}</body></html>`);
}

const moduleName = (one: Package) => one.name.replaceAll("-", "_");
const wheelName = (one: Package) => `${moduleName(one)}-${one.version}-py3-none-any.whl`;

function wheelOf(one: Package): Buffer {
	const info = `${moduleName(one)}-${one.version}.dist-info`;
	const scripts = Object.entries(one.scripts ?? {}).map(([name, entry]) => `${name} = ${entry}`);
	const files: Record<string, string> = {
		...one.files,
		[`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${one.name}\nVersion: ${one.version}\n`,
		[`${info}/WHEEL`]: "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
		...(scripts.length > 0
			? { [`${info}/entry_points.txt`]: `[console_scripts]\n${scripts.join("\n")}\n` }
			: {}),
	};
	const record = [...Object.keys(files), `${info}/RECORD`].map((name) => `${name},,\n`).join("");
	return zipOf({ ...files, [`${info}/RECORD`]: record });
}

/** A zip archive whose files are stored as they are. */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, text] of Object.entries(files)) {
		const data = Buffer.from(text);
		const title = Buffer.from(name);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(0x21, 8);
		common.writeUInt32LE(crc32(data), 10);
		common.writeUInt32LE(data.length, 14);
		common.writeUInt32LE(data.length, 18);
		common.writeUInt16LE(title.length, 22);
		const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, title, data]);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(offset, 10);
		directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), common, rest, title]));
		parts.push(local);
		offset += local.length;
	}
	const index = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write("PK\u0005\u0006");
	end.writeUInt16LE(directory.length, 8);
	end.writeUInt16LE(directory.length, 10);
	end.writeUInt32LE(index.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...parts, index, end]);
}
