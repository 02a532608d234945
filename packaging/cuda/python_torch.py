# SPDX-License-Identifier: GPL-3.0-or-later
"""Says for packaging/check-cuda, as lines NAME=VALUE that bash can read, what LibTorch this Python has.

Ends with status 3 and one sentence on stderr where there is none, or none that can be compiled against.
"""
import glob
import os
import shlex
import sys


def give_up(sentence):
    print(f"latentwalk: {sentence}", file=sys.stderr)
    sys.exit(3)


def header_folders(torch_folder):
    """Where CUDA's headers may lie: in the packages that pip installs beside torch, or where a toolkit was installed."""
    beside = os.path.join(os.path.dirname(torch_folder), "nvidia")
    homes = [os.environ.get("CUDA_HOME"), os.environ.get("CUDA_PATH"), os.environ.get("CONDA_PREFIX"), sys.prefix,
             "/usr/local/cuda", "/usr"]
    places = sorted(glob.glob(os.path.join(beside, "*", "include")))
    for home in filter(None, homes):
        places += [os.path.join(home, "include"), os.path.join(home, "targets", "x86_64-linux", "include")]
    # The system's own folder is searched without being named, and naming it hides others.
    return [place for place in places if os.path.exists(os.path.join(place, "cuda_runtime_api.h"))
            or place.startswith(beside)]


def main():
    where = sys.executable or "this Python"
    try:
        import torch
    except ImportError as error:
        if error.name == "torch":
            give_up(f"{where} has no torch: install it (pip install torch), or name a Python that has it with PYTHON=…")
        give_up(f"{where} has a torch that cannot be imported: {error}")
    except OSError as error:
        give_up(f"{where} has a torch that cannot be imported: {error}")
    folder = os.path.dirname(os.path.abspath(torch.__file__))
    if not os.path.exists(os.path.join(folder, "include", "ATen", "ATen.h")):
        give_up(f"torch {torch.__version__} in {folder} comes without its headers (include/ATen/ATen.h), and cannot be "
                "compiled against")
    cuda = torch.version.cuda or ""
    headers = []
    if cuda:
        headers = [place for place in header_folders(folder) if place != "/usr/include"]
        system = os.path.exists("/usr/include/cuda_runtime_api.h")
        if not system and not any(os.path.exists(os.path.join(one, "cuda_runtime_api.h")) for one in headers):
            give_up(f"torch {torch.__version__} is for CUDA {cuda}, whose headers (cuda_runtime_api.h) are neither beside "
                    "it nor in CUDA_HOME or /usr/local/cuda: install nvidia-cuda-runtime for this Python, or the "
                    "toolkit; nvcc is not needed")
    card, trouble = "", ""
    if cuda:
        try:
            if torch.cuda.is_available():
                memory = torch.cuda.get_device_properties(0).total_memory / 1e9
                card = f"{torch.cuda.get_device_name(0)}, {memory:.0f} GB"
            else:
                torch.zeros(1).cuda()  # says why
        except (RuntimeError, AssertionError) as error:
            trouble = str(error).strip().split("\n")[0]
    values = {
        "torch_version": torch.__version__,
        "torch_folder": folder,
        "torch_abi": str(int(bool(getattr(torch._C, "_GLIBCXX_USE_CXX11_ABI", True)))),
        "torch_cuda": cuda,
        "torch_headers": ";".join(headers),
        "card": card,
        "trouble": trouble,
    }
    for name, value in values.items():
        print(f"{name}={shlex.quote(value)}")


if __name__ == "__main__":
    main()
