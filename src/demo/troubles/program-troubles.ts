import type { Trouble } from "./trouble.ts";

/** Troubles with pcluster on this machine: the start screen shows them. */
export const programTroubles: readonly Trouble[] = [
	broken("setuptools-too-new", 52, [
		"Traceback (most recent call last):",
		'  File "/home/ada/venv/bin/pcluster", line 5, in <module>',
		"    from pcluster.cli import main",
		'  File "/home/ada/venv/lib/python3.8/site-packages/pcluster/utils.py", line 29, in <module>',
		"    import pkg_resources",
		"ModuleNotFoundError: No module named 'pkg_resources'",
	]),
	broken("flask-too-new", 53, [
		"Traceback (most recent call last):",
		'  File "/home/ada/venv/lib/python3.9/site-packages/connexion/apps/flask_app.py", line 94, in <module>',
		"    class FlaskJSONEncoder(json.JSONEncoder):",
		"AttributeError: module 'flask.json' has no attribute 'JSONEncoder'",
	]),
	{
		name: "no-pcluster",
		number: 56,
		shows: "there is no pcluster on this machine: on the start screen",
		program: "",
	},
];

function broken(name: string, number: number, lines: readonly string[]): Trouble {
	return {
		name,
		number,
		shows: "pcluster does not run: on the start screen",
		program: `${lines.join("\n")}\n`,
	};
}
