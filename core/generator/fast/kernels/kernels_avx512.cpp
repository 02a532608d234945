// SPDX-License-Identifier: GPL-3.0-or-later
// float32 on AVX-512: 32 registers of 16.
#define LATENTWALK_NAMESPACE avx512
#define LATENTWALK_KERNELS_NAME "AVX-512"
#define LATENTWALK_WIDTH 16
#define LATENTWALK_COLUMNS 2
#define LATENTWALK_STEP_ROWS 8
#define LATENTWALK_ELEMENT "core/generator/fast/kernels/element_float.h"
#include "core/generator/fast/kernels/kernels_body.h"
