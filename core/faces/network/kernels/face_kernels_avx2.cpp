// SPDX-License-Identifier: GPL-3.0-or-later
#define LATENTWALK_NAMESPACE avx2
#define LATENTWALK_KERNELS_NAME "AVX2"
#define LATENTWALK_WIDTH 8
#include "core/faces/network/kernels/face_kernels_body.h"
