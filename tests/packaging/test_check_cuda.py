#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What packaging/check-cuda says where something is missing: one sentence that names it, before anything is built."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).resolve().parents[2] / "packaging" / "check-cuda"

TORCH = """
__version__ = "9.9"
class version: cuda = {cuda!r}
class _C: _GLIBCXX_USE_CXX11_ABI = False
class cuda:
    @staticmethod
    def is_available(): return False
class zeros:
    def __init__(self, count): pass
    def cuda(self): raise RuntimeError("The driver is too old.\\nMore of that.")
"""


class CheckCuda(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.site = pathlib.Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)

    def torch(self, text, *files):
        (self.site / "torch").mkdir()
        (self.site / "torch" / "__init__.py").write_text(text)
        for file in files:
            path = self.site / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("")

    def said(self, *arguments, python=sys.executable):
        """The one line that is said, where the check ends with 1."""
        environment = {"PATH": os.environ["PATH"], "PYTHON": python, "PYTHONPATH": str(self.site),
                       "PYTHONDONTWRITEBYTECODE": "1", "CUDA_HOME": "/nowhere"}
        done = subprocess.run([CHECK, *arguments], capture_output=True, text=True, env=environment, timeout=60)
        self.assertEqual(done.returncode, 1, done)
        self.assertEqual(done.stdout, "")
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), 1, done.stderr)
        self.assertTrue(lines[0].startswith("latentwalk: "))
        return lines[0]

    def test_unknown_argument(self):
        self.assertIn("'--card' was given", self.said("--card"))

    def test_no_python(self):
        self.assertIn("no no-such-python here", self.said(python="no-such-python"))

    def test_no_torch(self):
        self.torch("raise ModuleNotFoundError('No module named torch', name='torch')")
        self.assertIn("has no torch: install it", self.said())

    def test_broken_torch(self):
        self.torch("raise ImportError('libcudnn.so.9: cannot open shared object file')")
        self.assertIn("cannot be imported: libcudnn.so.9", self.said())

    def test_torch_without_headers(self):
        self.torch(TORCH.format(cuda="12.4"))
        self.assertIn("without its headers", self.said())

    def test_torch_without_cuda(self):
        self.torch(TORCH.format(cuda=None), "torch/include/ATen/ATen.h")
        self.assertIn("built without CUDA", self.said())
        self.assertIn("--without-card", self.said())

    @unittest.skipIf(any(os.path.exists(f"{home}/include/cuda_runtime_api.h") for home in ("/usr", "/usr/local/cuda")),
                     "the headers of CUDA are installed here")
    def test_cuda_without_headers(self):
        self.torch(TORCH.format(cuda="12.4"), "torch/include/ATen/ATen.h")
        self.assertIn("nvcc is not needed", self.said())

    def test_no_card(self):
        self.torch(TORCH.format(cuda="12.4"), "torch/include/ATen/ATen.h",
                   "nvidia/cuda_runtime/include/cuda_runtime_api.h")
        self.assertIn("no graphics card can be used here: The driver is too old.; --without-card", self.said())


if __name__ == "__main__":
    unittest.main()
