# SPDX-License-Identifier: GPL-3.0-or-later
"""Completions for bash, zsh and fish. Each function returns a file's text."""


def _quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def _words(options):
    return " ".join(name for option in options for name in option.names)


def _bash_values(options):
    """case branches that complete the value of the word before."""
    lines = []
    for option in options:
        if not option.value:
            continue
        if option.choices:
            action = f'COMPREPLY=($(compgen -W "{" ".join(option.choices)}" -- "$word"))'
        elif option.takes_folder:
            action = 'compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$word")'
        elif option.takes_file:
            action = 'compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$word")'
        else:
            action = "COMPREPLY=()"
        lines.append(f"            {'|'.join(option.names)}) {action}; return ;;")
    return "\n".join(lines) or "            '') ;;"


def bash(name, whole, commands):
    function = "_" + name.replace("-", "_")
    branches = []
    for command, text in [*commands.items(), ("", whole)]:
        words = _words(text.options) + ("" if command else " " + " ".join(commands))
        files = bool(text.positionals)
        branches.append(f"""    {command or "*"})
        case $before in
{_bash_values(text.options)}
        esac
        words="{words.strip()}"; files={int(files)} ;;""")
    find = """    local command="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        [[ ${COMP_WORDS[i]} == -* ]] || { command=${COMP_WORDS[i]}; break; }
    done""" if commands else '    local command=""'
    cases = "\n".join(branches)
    return f"""# bash completion for {name}
{function}() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} words="" files=0
{find}
    case $command in
{cases}
    esac
    if [[ $files == 1 && $word != -* ]]; then
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    fi
}}
complete -F {function} {name}
"""


def _zsh_text(text):
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def _zsh_value(option):
    if option.choices:
        return f"({' '.join(option.choices)})"
    return "_files -/" if option.takes_folder else "_files" if option.takes_file else " "


def _zsh_arguments(text):
    lines = []
    for option in text.options:
        for name in option.names:
            value = f":{_zsh_text(option.value)}:{_zsh_value(option)}" if option.value else ""
            lines.append(_quoted(f"{name}[{_zsh_text(option.description)}]{value}"))
    lines += [_quoted(f":{_zsh_text(positional)}:_files") for positional, _ in text.positionals]
    return " \\\n            ".join(lines)


def zsh(name, whole, commands):
    if not commands:
        return f"#compdef {name}\n_arguments \\\n            {_zsh_arguments(whole)}\n"
    described = "\n        ".join(_quoted(f"{command}:{_zsh_text(text)}") for command, text in whole.commands)
    branches = "\n".join(f"    {command})\n        _arguments \\\n            {_zsh_arguments(text)} ;;"
                         for command, text in commands.items())
    return f"""#compdef {name}
local curcontext="$curcontext" state line
typeset -A opt_args
_arguments -C \\
            {_zsh_arguments(whole)} \\
            '1:command:->command' '*::argument:->argument'
if [[ $state == command ]]; then
    local -a commands=(
        {described}
    )
    _describe command commands
elif [[ $state == argument ]]; then
    case $line[1] in
{branches}
    esac
fi
"""


def _fish_options(name, text, condition):
    lines = []
    for option in text.options:
        names = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names)
        if option.choices:
            value = f" -x -a {_quoted(' '.join(option.choices))}"
        elif option.takes_folder:
            value = " -x -a '(__fish_complete_directories)'"
        elif option.takes_file:
            value = " -r -F"
        else:
            value = " -x" if option.value else ""
        lines.append(f"complete -c {name}{condition} {names}{value} -d {_fish_text(option.description)}")
    return lines


def _fish_text(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish(name, whole, commands):
    lines = [f"# fish completion for {name}"]
    if not commands:
        return "\n".join(lines + _fish_options(name, whole, "")) + "\n"
    lines.append(f"complete -c {name} -n __fish_use_subcommand -f")
    lines += _fish_options(name, whole, " -n __fish_use_subcommand")
    for command, text in whole.commands:
        lines.append(f"complete -c {name} -n __fish_use_subcommand -a {command} -d {_fish_text(text)}")
    for command, text in commands.items():
        seen = f" -n '__fish_seen_subcommand_from {command}'"
        if not text.positionals:
            lines.append(f"complete -c {name}{seen} -f")
        lines += _fish_options(name, text, seen)
    return "\n".join(lines) + "\n"
