// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/family/family.h"
#include "core/session/json_fields.h"
#include "core/session/offsets_json.h"
#include "core/session/session.h"

// A session's family as JSON. Every face is there with its latent (a seed's by its seed), though most would come out of
// their parents again: a face that somebody chose has to be the same in a newer program and on another processor. A
// child's numbers are those of float16, so that one of 512 components takes 1.4 kB.
namespace latentwalk {

nlohmann::ordered_json familyJson(const Family& family, OffsetsList& offsets);

// `model`: of the session, which says what its latents and labels are. Seeds are sampled. Throws FileError.
Family familyOf(const JsonFields& fields, const ModelReference& model, const OffsetsList& offsets);

}  // namespace latentwalk
