import { expect, test } from "vitest";
import { pathTyped } from "../../src/text/path-typed.ts";

test.each([
	["as it is", "/home/ada/a.pem", "/home/ada/a.pem"],
	["in the home folder", "~/.ssh/a.pem", "~/.ssh/a.pem"],
	["with blanks around it", "  ~/a.pem \t", "~/a.pem"],
	["with a blank in it", "~/my keys/a.pem", "~/my keys/a.pem"],
	["in single quotes", "'~/a b.pem'", "~/a b.pem"],
	["in double quotes", '"~/a b.pem"', "~/a b.pem"],
	["in double quotes with a sign a shell would read", '"/a \\"b\\" \\$c.pem"', '/a "b" $c.pem'],
	["dropped by GNOME's terminal", "'/home/ada/a b.pem' ", "/home/ada/a b.pem"],
	["dropped by macOS's terminal", "/Users/ada/a\\ b\\ \\(1\\).pem ", "/Users/ada/a b (1).pem"],
	["with a quote in it, dropped", "'/home/ada/it'\\''s.pem'", "/home/ada/it's.pem"],
	["quoted in its middle", "/home/ada/'a b'/c.pem", "/home/ada/a b/c.pem"],
	["an address", "file:///home/ada/a%20b.pem", "/home/ada/a b.pem"],
	["an address of this host", "file://localhost/home/ada/a.pem", "/home/ada/a.pem"],
	["an address in quotes", "'file:///home/ada/a%20b.pem'", "/home/ada/a b.pem"],
	["an address that is none", "file:///home/ada/100%.pem", "/home/ada/100%.pem"],
	["an address of another host", "file://server/a.pem", "file://server/a.pem"],
	["with a per cent sign", "/home/ada/a%20b.pem", "/home/ada/a%20b.pem"],
	["with a lone quote", "/home/ada/it's.pem", "/home/ada/it's.pem"],
	["with a backslash of its own", "/home/ada/a\\b é\\é.pem", "/home/ada/a\\b é\\é.pem"],
	["with a backslash at its end", "/home/ada/a\\", "/home/ada/a\\"],
	["with a backslash that is meant", "/home/ada/a\\\\b", "/home/ada/a\\b"],
	["of letters from everywhere", "'~/Schlüssel 鍵.pem'", "~/Schlüssel 鍵.pem"],
	["nothing", "''", ""],
])("a path %s", (_, typed, path) => {
	expect(pathTyped(typed)).toBe(path);
});
