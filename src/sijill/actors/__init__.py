"""The actor directory: armed forces, groups and coalitions as data, and the linking of words to them.

Linking abstains when unsure: a wrong link accuses somebody.
"""

from sijill.actors.by_words import link_words, main_scenes_in, names, scenes_in
from sijill.actors.directory import Actor, Directory, directory
from sijill.actors.linking import Link, Setting, link
from sijill.actors.settings import setting_of

__all__ = [
    "Actor",
    "Directory",
    "Link",
    "Setting",
    "directory",
    "link",
    "link_words",
    "main_scenes_in",
    "names",
    "scenes_in",
    "setting_of",
]
