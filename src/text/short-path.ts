/** The path with the home folder as `~`; other paths as they are. */
export function shortPath(path: string, home: string): string {
	return path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
