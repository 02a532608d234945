// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/diagnosis/diagnose.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "core/diagnosis/machine.h"
#include "core/diagnosis/places.h"
#include "core/file/npy/npy.h"
#include "core/file/sha256.h"
#include "core/generator/generator.h"
#include "core/generator/make/clipping.h"
#include "core/generator/make/make_generator.h"
#include "core/model/builtin_model.h"
#include "core/model/open_checkpoint.h"

namespace latentwalk {
namespace {

constexpr double kFloat32Needs = 60;   // dB: what the tests ask of the same picture
constexpr double kBFloat16Needs = 40;  // dB: what Precision::Auto promises

std::string oneDecimal(double value) {
    std::string text = std::to_string(std::round(value * 10) / 10);
    return text.substr(0, text.find('.') + 2);
}

double psnr(const std::vector<float>& a, const std::vector<float>& b) {
    if (a.size() != b.size() || a.empty()) {
        return -std::numeric_limits<double>::infinity();
    }
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += std::pow(static_cast<double>(a[i]) - b[i], 2);
    }
    return 10 * std::log10(4 * static_cast<double>(a.size()) / sum);
}

TestRender render(const Checkpoint& checkpoint, Precision precision, const std::vector<float>& known, double needed) {
    const auto generator = makeGenerator(checkpoint, {{}, Device::Auto, precision, {}});
    const LatentBatch latents = sampleBatch(0, 1, checkpoint.architecture.latentSize, checkpoint.architecture.labels);
    const auto before = std::chrono::steady_clock::now();
    const Images images = generator->generate(latents);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - before;
    return {std::string(nameOf(generator->precision())), generator->device().english(), psnr(images.values, known),
            took.count(), needed};
}

// Said once, however many looks come upon it.
void complain(Report& report, const std::string& problem) {
    if (std::find(report.problems.begin(), report.problems.end(), problem) == report.problems.end()) {
        report.problems.push_back(problem);
    }
}

// The sentence of whatever `look` throws becomes a problem.
void guard(Report& report, const std::function<void()>& look) {
    try {
        look();
    } catch (const std::bad_alloc&) {
        complain(report, "there is not enough memory for a picture of the built-in model");
    } catch (const std::exception& error) {
        complain(report, error.what());
    }
}

void lookAtModel(Report& report, ReportSection& section) {
    const auto path = builtInModelPath();
    section.facts.push_back({"path", path.string()});
    const std::string sha256 = sha256OfFile(path);
    const bool right = sha256 == kBuiltInModelSha256;
    section.facts.push_back({"SHA-256", sha256});
    section.facts.push_back({"as it should be", right});
    if (!right) {
        report.problems.push_back(path.string() + " is not the model that comes with Latentwalk: its SHA-256 is " +
                                  sha256 + " instead of " + std::string(kBuiltInModelSha256) +
                                  "; install Latentwalk again");
    }
}

void lookAtPicture(Report& report, ReportSection& section) {
    const auto path = builtInModelPath();
    const Checkpoint checkpoint = openCheckpoint(path);
    const auto known = readNpy(path.parent_path() / "celeba-128.seed0.npy").values;
    for (const auto& [precision, needed] :
         {std::pair{Precision::Float32, kFloat32Needs}, std::pair{Precision::BFloat16, kBFloat16Needs}}) {
        TestRender result;
        try {
            result = render(checkpoint, precision, known, needed);
        } catch (const GeneratorError&) {
            if (precision == Precision::Float32) {
                throw;
            }
            section.facts.push_back({"bfloat16", std::string("not to be had here")});
            continue;
        }
        section.facts.push_back({result.precision + " PSNR in dB", result.psnr});
        section.facts.push_back({result.precision + " milliseconds", result.milliseconds});
        section.facts.push_back({result.precision + " device", result.device});
        if (!(result.psnr >= result.needed)) {
            report.problems.push_back(
                "the built-in model paints a wrong picture in " + result.precision + " on " + result.device +
                ": its PSNR is " + oneDecimal(result.psnr) + " dB instead of " + oneDecimal(result.needed) +
                " dB or more; a library or the processor is at fault (BLAS: " + loadedBlas() + ")");
        }
    }
}

void lookAtRange(Report& report, ReportSection& section) {
    const auto generator = makeGenerator(openCheckpoint(builtInModelPath()));
    const double share = clippedShare(*generator);
    section.facts.push_back({"faces", kClippingFaces});
    section.facts.push_back({"clipped pixels in percent", 100 * share});
    if (const std::string note = clippingNote("the built-in model", share); !note.empty()) {
        report.problems.push_back(note);
    }
}

void lookAtPlaces(Report& report, ReportSection& section) {
    for (const Place& place : places()) {
        const FolderUse use = useOf(place.path);
        section.facts.push_back({place.name, place.path.string()});
        section.facts.push_back({place.name + " files", static_cast<std::int64_t>(use.files)});
        section.facts.push_back({place.name + " bytes", static_cast<std::int64_t>(use.bytes)});
        if (!use.writable) {
            report.problems.push_back(place.path.string() + " cannot be written, so nothing can be kept there (" +
                                      place.name + ")");
        }
    }
}

// In whatever was found: paths come in facts, in the libraries' names and in the sentences of errors.
void hideHome(Report& report) {
    for (ReportSection& section : report.sections) {
        for (Fact& fact : section.facts) {
            if (auto* const text = std::get_if<std::string>(&fact.value)) {
                *text = withoutHome(std::move(*text));
            } else if (auto* const list = std::get_if<std::vector<std::string>>(&fact.value)) {
                std::ranges::transform(*list, list->begin(), withoutHome);
            }
        }
    }
    std::ranges::transform(report.problems, report.problems.begin(), withoutHome);
}

}  // namespace

Report diagnose(const TellProgress& tell) {
    constexpr std::int64_t kSteps = 8;
    Report report;
    auto begin = [&, step = std::int64_t{0}]() mutable { tellProgress(tell, {step++, kSteps}); };
    const auto add = [&](const std::function<ReportSection()>& facts) {
        begin();
        guard(report, [&] { report.sections.push_back(facts()); });
    };
    const auto look = [&](const char* name, void (*at)(Report&, ReportSection&)) {
        begin();
        ReportSection section{name, {}};
        guard(report, [&] { at(report, section); });
        report.sections.push_back(std::move(section));
    };
    add(programFacts);
    look("Built-in model", lookAtModel);
    look("Test picture", lookAtPicture);
    look("Range", lookAtRange);
    // After the pictures: by now LibTorch has loaded what it uses.
    add(libraryFacts);
    add(machineFacts);
    look("Places", lookAtPlaces);
    add(displayFacts);
    hideHome(report);
    return report;
}

}  // namespace latentwalk
