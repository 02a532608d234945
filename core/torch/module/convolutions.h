// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace latentwalk::with_torch {

// Whether LibTorch's convolutions, as they are set now, are right where the number of channels is no multiple of 16.
bool convolutionsAreRight();

// Does without oneDNN where its convolutions are wrong, which is tried once: those of its 3.7.2, which Debian 13 has,
// leave out channels. LibTorch's own are slower and right. To be called before any work.
void leaveWrongConvolutions();

}  // namespace latentwalk::with_torch
