// SPDX-License-Identifier: GPL-3.0-or-later
// float32 on AVX2 with FMA: 16 registers of 8; twelve hold sums.
#define LATENTWALK_NAMESPACE avx2
#define LATENTWALK_KERNELS_NAME "AVX2"
#define LATENTWALK_WIDTH 8
#define LATENTWALK_COLUMNS 2
#define LATENTWALK_STEP_ROWS 4
#define LATENTWALK_ELEMENT "core/generator/fast/kernels/element_float.h"
#include "core/generator/fast/kernels/kernels_body.h"
