#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes some forty pictures, grids, frames, films, recipes and sessions with two builds of the command line and says for
each whether the bytes are the same: for changes that nobody should notice.

    compare_builds.py OLD/latentwalk-cli NEW/latentwalk-cli [FOLDER]

Ends with 1 when one differs, and keeps the files in FOLDER (otherwise in a temporary one, which goes)."""
import base64
import hashlib
import json
import pathlib
import random
import shlex
import struct
import subprocess
import sys
import tempfile


def components(seed, size=512):
    numbers = random.Random(seed)
    return base64.b64encode(struct.pack(f'<{size}f', *(numbers.gauss(0, 1) for _ in range(size)))).decode()


def session(**changes):
    """A session file's text that uses all that sessions have, changed at its top level."""
    value = {
        'format': 'latentwalk-session', 'version': 1, 'program': 'latentwalk 0.1.0',
        'model': {'title': '', 'sha256': '', 'path': '', 'generator': 'average', 'latent_size': 512,
                  'precision': 'float32', 'heads': 'auto'},
        'anchors': [{'seed': 7, 'name': 'First'},
                    {'seed': 21, 'edits': [{'direction': 'd', 'strength': 0.3}]},
                    {'components': components(3)}],
        'directions': [{'id': 'd', 'name': 'Along', 'components': components(4)}],
        'edits': [{'direction': 'd', 'strength': -0.2}],
        'walk': {'path': 'spherical', 'timing': 'even', 'easing': 'smooth', 'closed': False},
        'position': 0.4, 'stretch': False,
        'film': {'rate': {'numerator': 10, 'denominator': 1}, 'frames': 9, 'ping_pong': False, 'loops': 2, 'quality': 80,
                 'enlarge': 1, 'width': 0, 'height': 0},
        'grid': {'cells': 'anchors', 'steps': 3, 'columns': 2, 'padding': 3, 'background': 0x203040, 'captions': True,
                 'enlarge': 1},
        'view': {'zoom': 2}}
    for key, change in changes.items():
        if isinstance(value.get(key), dict):
            value[key] = {**value[key], **change}
        else:
            value[key] = change
    return json.dumps(value)


SESSIONS = {
    'plain': session(),
    'closed': session(walk={'closed': True, 'path': 'straight', 'easing': 'none'}, film={'ping_pong': True},
                      grid={'cells': 'frames', 'captions': False}),
    'growing': session(anchors=[{'seed': 5}], growth={'from': 0, 'to': 5}, film={'frames': 7},
                       grid={'cells': 'frames', 'steps': 6, 'columns': 6}),
    'segments': session(grid={'cells': 'segments', 'steps': 4}, film={'width': 200, 'height': 150}, stretch=True),
    'small': session(scale=3, film={'enlarge': 2}, model={'precision': 'bfloat16'}),
}

# What is made: its name, and the command that makes it in its folder.
RUNS = [
    ('seeds grid png', 'generate --seeds 0-5,9 --columns 4 --out grid.png'),
    ('tutorial grid', 'generate --seed 0 --count 8 --scale-each --out grid.png'),
    ('jpeg grid', 'generate --seeds 1-4 --out grid.jpg'),
    ('webp grid', 'generate --seeds 1-4 --out grid.webp'),
    ('images', 'generate --seeds 3-6 --images images'),
    ('raw values and latents', 'generate --seeds 0-3 --raw raw.npy --save-latents latents.npy'),
    ('bfloat16', 'generate --seeds 0-3 --precision bfloat16 --raw raw.npy'),
    ('a lower scale', 'generate --seeds 0-3 --scale 3 --alpha 0.25 --raw raw.npy --out grid.png'),
    ('tutorial walk', 'walk --seed 1 --frames 8 --no-endpoint --scale-each --out walk.png'),
    ('spherical walk', 'walk --from 3 --to 4 --frames 5 --path spherical --raw raw.npy --save-latents latents.npy'),
    ('walk frames', 'walk --from 3 --to 4 --frames 4 --frames-dir frames'),
    ('growth strip', 'growth --seed 2 --out strip.png'),
    ('growth frames', 'growth --seed 2 --frames-dir frames --frames 7'),
    ('directions', 'directions --count 5 --out dirs.npy'),
    ('directions of images', 'directions --method images --samples 256 --count 5 --out dirs.npy'),
    ('directions sheet', 'directions --count 2 --steps 3 --sheet sheet.png --seed 4'),
    ('float32 model', 'convert MODEL model.safetensors --dtype float32 --drop-fitted-heads'),
    ('float16 model with heads', 'convert MODEL model.safetensors --title Same'),
    *((f'{kind} of {name}', f'render {name}.latentwalk {option}')
      for name in SESSIONS
      for kind, option in (('mp4', '--video film.mp4'), ('picture', '--picture picture.png'), ('grid', '--out grid.png'))),
    ('gif', 'render plain.latentwalk --video film.gif'),
    ('apng', 'render plain.latentwalk --video film.apng'),
    ('animated webp', 'render plain.latentwalk --video film.webp'),
    ('webm', 'render plain.latentwalk --video film.webm'),
    ('session frames', 'render closed.latentwalk --frames-dir frames'),
    ('jpeg picture', 'render small.latentwalk --picture picture.jpg'),
    ('webp picture', 'render plain.latentwalk --picture picture.webp'),
    ('reproduced film', 'reproduce OLD/gif/film.gif --out again.gif --session again.latentwalk'),
    ('reproduced grid', 'reproduce "OLD/grid of segments/grid.png" --out again.png --session again.latentwalk'),
    ('reproduced picture', 'reproduce "OLD/jpeg picture/picture.jpg" --out again.jpg --session again.latentwalk'),
]


def make(program, folder, old, model):
    """Runs everything in `folder`, a folder for each; returns what each printed."""
    printed = {}
    for name, command in RUNS:
        place = folder / name
        place.mkdir(parents=True)
        for title, text in SESSIONS.items():
            (place / f'{title}.latentwalk').write_text(text)
        words = [word.replace('OLD', str(old)).replace('MODEL', str(model)) for word in shlex.split(command)]
        run = subprocess.run([program, *words], cwd=place, capture_output=True, text=True)
        printed[name] = f'{run.returncode}\n{run.stdout}\n{run.stderr}'
        for title in SESSIONS:
            (place / f'{title}.latentwalk').unlink()
    return printed


def files_of(folder):
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob('*')) if path.is_file()}


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    old, new = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    models = sorted((old.parent.parent / 'share/latentwalk/models').glob('*.safetensors'))
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(sys.argv[3] if len(sys.argv) == 4 else temporary).resolve()
        before, after = folder / 'old', folder / 'new'
        printed_before = make(old, before, before, models[0])
        printed_after = make(new, after, before, models[0])
        different = 0
        count = 0
        for name, command in RUNS:
            files = files_of(before / name), files_of(after / name)
            problems = [file for file in files[0] | files[1] if files[0].get(file) != files[1].get(file)]
            if not files[0]:
                problems.append('nothing was made: ' + printed_before[name].strip().replace('\n', ' '))
            if printed_before[name].replace(str(before), '') != printed_after[name].replace(str(after), ''):
                problems.append('what was printed')
            count += len(files[0])
            different += bool(problems)
            print(f'{"DIFFERENT" if problems else "same":9}  {name}: {len(files[0])} files'
                  + (f' ({", ".join(problems)})' if problems else ''))
        print(f'{len(RUNS) - different} of {len(RUNS)} runs the same, {count} files')
        sys.exit(1 if different else 0)


if __name__ == '__main__':
    main()
