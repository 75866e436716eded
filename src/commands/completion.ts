import { defineCommand, usageFault } from "./command.ts";

const call = "firstlight completion";

/** `firstlight completion SHELL`: the script that has the shell ask `firstlight complete` at each Tab. */
export const completion = defineCommand({
	call,
	does: "makes Tab complete what you type after firstlight.",
	usage: [["bash|zsh|fish", "write the script for this shell"]],
	flags: {},
	takesWords: true,
	more: [
		"Put the line of your shell at the end of its file, and open a new terminal:",
		"  ~/.bashrc                   source <(firstlight completion bash)",
		"  ~/.zshrc, after compinit    source <(firstlight completion zsh)",
		"  ~/.config/fish/config.fish  firstlight completion fish | source",
		"",
		"Tab then completes commands, flags, regions, profiles, the clusters that",
		"firstlight remembers, versions of pcluster and files. It does not ask AWS.",
		"",
		"It ends with 0 when it has written the script, 2 for a wrong command.",
	],
	async run(_, [shell = "", ...more], { say }) {
		// Not by rowOf: a new terminal waits for each file that is loaded.
		const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
		if (script === undefined || more.length > 0) {
			throw usageFault({ call }, "Name one of the shells bash, zsh and fish.");
		}
		say(script);
		return 0;
	},
});

/** Each asks for what may stand in the last word's place: lines of a word, two blanks, and what it means. */
const SCRIPTS: Readonly<Record<string, string>> = {
	bash: `_firstlight() {
  local IFS=$'\\n' line word plain='^[[:alnum:] _.:@/+-]+$'
  COMPREPLY=()
  for line in $("\${1/#\\~/$HOME}" complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null); do
    if [[ $line == :paths ]]; then
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen -f -- "\${2#=}"))
      return
    fi
    word=\${line%%  *}
    if [[ \${COMP_WORDS[COMP_CWORD]} != [\\'\\"]* ]]; then
      COMPREPLY+=("$(printf %q "$word")")
    elif [[ $word =~ $plain ]]; then
      COMPREPLY+=("$word")
    fi
  done
}
complete -F _firstlight firstlight`,
	zsh: `#compdef firstlight
_firstlight() {
  local line
  local -a found
  for line in "\${(@f)$("\${(Q)words[1]/#\\~/$HOME}" complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n $line ]] && found+=("\${\${line%%  *}//:/\\\\:}:\${\${line#\${line%%  *}}#  }")
  done
  [[ $PREFIX == --*=* ]] && compset -P '*='
  if [[ $found[1] == *:paths: ]]; then
    _files
  else
    _describe firstlight found
  fi
}
if [[ $funcstack[1] == _firstlight ]]; then
  _firstlight "$@"
else
  compdef _firstlight firstlight
fi`,
	fish: `function __firstlight_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  set -l head (string match -r -- '^--[^=]+=' "$current")
  for line in ($words[1] complete -- $words[2..] "$current" 2>/dev/null)
    if test "$line" = :paths
      __fish_complete_path (string replace -r -- '^--[^=]+=' '' "$current")
    else
      echo -- "$head"(string replace '  ' \\t -- $line)
    end
  end
end
complete -c firstlight -f -a '(__firstlight_complete)'`,
};
