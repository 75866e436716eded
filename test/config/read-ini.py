"""Reads INI texts as pcluster 2 does. In: JSON list of {text, inline}. Out: JSON list of {sections} or {line}."""

import configparser
import io
import json
import sys


def read(case):
    comments = ("#", ";") if case["inline"] else None
    parser = configparser.ConfigParser(inline_comment_prefixes=comments)
    try:
        parser.read_file(io.StringIO(case["text"], newline=None))
    except configparser.ParsingError as error:
        if isinstance(error, configparser.MissingSectionHeaderError):
            return {"line": error.lineno}
        return {"line": error.errors[0][0]}
    except (configparser.DuplicateSectionError, configparser.DuplicateOptionError) as error:
        return {"line": error.lineno}
    return {"sections": {name: values(parser, name) for name in parser.sections()}}


def values(parser, section):
    found = {}
    for key in parser.options(section):
        try:
            found[key] = parser.get(section, key)
        except configparser.InterpolationError:
            found[key] = None
    return found


json.dump([read(case) for case in json.loads(sys.stdin.buffer.read().decode("utf-8"))], sys.stdout)
