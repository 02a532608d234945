// SPDX-License-Identifier: GPL-3.0-or-later
#define LATENTWALK_NAMESPACE avx512
#include "core/latent/normals/normal_kernels_body.h"
