// SPDX-License-Identifier: GPL-3.0-or-later
#define LATENTWALK_NAMESPACE portable
#include "core/latent/normals/normal_kernels_body.h"
