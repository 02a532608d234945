// SPDX-License-Identifier: GPL-3.0-or-later
#define LATENTWALK_NAMESPACE avx512
#define LATENTWALK_KERNELS_NAME "AVX-512"
#define LATENTWALK_WIDTH 16
#include "core/faces/network/kernels/face_kernels_body.h"
