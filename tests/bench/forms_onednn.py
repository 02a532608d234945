#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints, for every layer that forms_bench measures, the milliseconds that PyTorch takes for it with oneDNN: the
upsampling and the convolution one after the other, in float32 and in bfloat16, channels last. Run beside forms_bench, on
the same machine: what the network's own kernels are held against. Needs Debian's python3-torch.

    forms_onednn.py [THREADS]"""
import sys
import time

import torch

RUNS = 9
DEPTHS = (512, 512, 512, 512, 256, 128, 64, 32, 16)  # of the published generators, 4x4 to 1024x1024


def layers():
    """(in channels, out channels, side of the output, upsampled first)"""
    yield DEPTHS[0], DEPTHS[0], 4, False
    for scale in range(1, len(DEPTHS)):
        side = 4 << scale
        yield DEPTHS[scale - 1], DEPTHS[scale], side, True
        yield DEPTHS[scale], DEPTHS[scale], side, False


def milliseconds(channels, out, side, upsample, dtype):
    convolution = torch.nn.Conv2d(channels, out, 3, padding=1).to(dtype).to(memory_format=torch.channels_last)
    size = side // 2 if upsample else side
    features = torch.randn(1, channels, size, size).to(dtype).to(memory_format=torch.channels_last)
    best = float('inf')
    for _ in range(RUNS):
        start = time.perf_counter()
        source = torch.nn.functional.interpolate(features, scale_factor=2.0) if upsample else features
        convolution(source)
        best = min(best, time.perf_counter() - start)
    return 1000 * best


def main():
    torch.set_num_threads(int(sys.argv[1]) if len(sys.argv) > 1 else torch.get_num_threads())
    print(f'PyTorch {torch.__version__}, {torch.get_num_threads()} threads')
    print(f'{"layer":24} {"float32":>9} {"bfloat16":>9}  ms')
    with torch.inference_mode():
        for channels, out, side, upsample in layers():
            name = f'{channels} -> {out}, {side}x{side}{" up" if upsample else ""}'
            times = [milliseconds(channels, out, side, upsample, dtype) for dtype in (torch.float32, torch.bfloat16)]
            print(f'{name:24} {times[0]:9.2f} {times[1]:9.2f}', flush=True)


if __name__ == '__main__':
    main()
