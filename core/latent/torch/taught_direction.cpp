// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/torch/taught_direction.h"
#include "core/message/error.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

namespace latentwalk {
namespace {

// One for each mark of a kind that there is at least, so that every fold has both kinds to learn from and to tell.
constexpr int kFolds = kFewestMarks;

// Variances of the logit to choose from: from marks that say almost nothing to marks without a single doubt.
constexpr std::array kVariances{1.0, 4.0, 16.0, 64.0, 256.0, 1024.0, 4096.0};

at::Tensor matrix(std::span<const double> values, std::int64_t rows, std::int64_t columns) {
    at::Tensor result = at::empty({rows, columns}, at::kDouble);
    std::copy(values.begin(), values.end(), result.data_ptr<double>());
    return result;
}

struct Fit {
    at::Tensor dual;  // a: the weights are prior covariance * features^T * a
    double variance = 0;
    double evidence = -std::numeric_limits<double>::infinity();  // log of the marginal likelihood
};

// log p(labels | f) - f^T K^-1 f / 2 with f = K a.
double logPosterior(const at::Tensor& f, const at::Tensor& a, const at::Tensor& signs) {
    return (at::log_sigmoid(signs * f).sum() - 0.5 * at::dot(a, f)).item<double>();
}

// The mode of the posterior by Newton's method, and Laplace's approximation around it. `kernel` is K, `signs` are +1
// and -1, `start` a dual vector to start from.
Fit fitMode(const at::Tensor& kernel, const at::Tensor& signs, double variance, const at::Tensor& start) {
    constexpr int kMostSteps = 100;
    constexpr double kConverged = 1e-9;
    const at::Tensor unit = at::eye(kernel.size(0), at::kDouble);
    at::Tensor a = start;
    at::Tensor f = kernel.mv(a);
    double posterior = logPosterior(f, a, signs);
    at::Tensor factor;
    for (int step = 0; step < kMostSteps; ++step) {
        const at::Tensor probability = at::sigmoid(f);
        const at::Tensor root = (probability * (1 - probability)).sqrt();
        factor = at::linalg_cholesky(unit + root.unsqueeze(1) * kernel * root);
        const at::Tensor b = root.square() * f + ((signs + 1) / 2 - probability);
        const at::Tensor solved = at::cholesky_solve((root * kernel.mv(b)).unsqueeze(1), factor).squeeze(1);
        const at::Tensor change = b - root * solved - a;
        // The posterior has one peak, but a full step may overshoot it.
        double share = 1;
        double next = -std::numeric_limits<double>::infinity();
        at::Tensor nextA;
        for (; share > 1e-6; share /= 2) {
            nextA = a + share * change;
            next = logPosterior(kernel.mv(nextA), nextA, signs);
            if (next >= posterior) {
                break;
            }
        }
        if (!(next > posterior + kConverged)) {
            break;
        }
        a = nextA;
        f = kernel.mv(a);
        posterior = next;
    }
    return {a, variance, posterior - factor.diagonal().log().sum().item<double>()};
}

// The fit whose prior variance has the most evidence. `shape` is the kernel at variance 1, without the intercept.
Fit fitBest(const at::Tensor& shape, const at::Tensor& signs) {
    Fit best;
    at::Tensor start = at::zeros({shape.size(0)}, at::kDouble);
    for (const double variance : kVariances) {
        Fit fit = fitMode(variance * (shape + 1), signs, variance, start);
        start = fit.dual;
        if (fit.evidence > best.evidence) {
            best = std::move(fit);
        }
    }
    return best;
}

// Which fold keeps a mark back, by its turn among the marks of its kind.
std::vector<int> foldsOf(std::span<const Mark> marks) {
    std::vector<int> folds;
    std::array<int, 2> turns{};
    for (const Mark& mark : marks) {
        folds.push_back(turns[mark.more ? 1 : 0]++ % kFolds);
    }
    return folds;
}

at::Tensor indices(const std::vector<int>& folds, int fold, bool inside) {
    std::vector<std::int64_t> chosen;
    for (std::size_t i = 0; i < folds.size(); ++i) {
        if ((folds[i] == fold) == inside) {
            chosen.push_back(static_cast<std::int64_t>(i));
        }
    }
    return at::tensor(chosen, at::kLong);
}

void check(std::span<const Mark> marks, const Spectrum& spectrum) {
    const auto more = std::count_if(marks.begin(), marks.end(), [](const Mark& mark) { return mark.more; });
    const auto less = static_cast<std::ptrdiff_t>(marks.size()) - more;
    if (std::min(more, less) < kFewestMarks) {
        throw Error(
            Core::says("a direction needs at least %1 faces of each kind; there are %2 with more and %3 with less")(
                kFewestMarks, more, less));
    }
    for (const Mark& mark : marks) {
        if (static_cast<std::int64_t>(mark.latent.size()) != spectrum.size()) {
            throw std::invalid_argument("marks and spectrum must have the same number of components");
        }
    }
}

// The latents as rows, as the generator sees them.
at::Tensor featuresOf(std::span<const Mark> marks, std::int64_t size, bool pixelNorm) {
    std::vector<double> values;
    for (const Mark& mark : marks) {
        values.insert(values.end(), mark.latent.begin(), mark.latent.end());
    }
    const at::Tensor rows = matrix(values, static_cast<std::int64_t>(marks.size()), size);
    return pixelNorm ? rows * (rows.square().mean(1, true) + 1e-8).rsqrt() : rows;
}

}  // namespace

TaughtDirection teachDirection(std::span<const Mark> marks, const Spectrum& spectrum, bool pixelNorm,
                               const TellProgress& tell) {
    check(marks, spectrum);
    const c10::InferenceMode inference;
    const std::int64_t size = spectrum.size();
    const at::Tensor basis = matrix(spectrum.eigenvectors, size, size);  // rows
    at::Tensor prior = matrix(spectrum.eigenvalues, 1, size).square();
    prior /= prior.sum();
    const at::Tensor features = featuresOf(marks, size, pixelNorm).matmul(basis.t());
    const at::Tensor shape = (features * prior).matmul(features.t());
    at::Tensor signs = at::empty({features.size(0)}, at::kDouble);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        signs[static_cast<std::int64_t>(i)] = marks[i].more ? 1.0 : -1.0;
    }

    const std::vector<int> folds = foldsOf(marks);
    std::array<double, 2> right{};
    std::array<double, 2> all{};
    for (int fold = 0; fold < kFolds; ++fold) {
        tellProgress(tell, {fold, kFolds + 1});
        const at::Tensor kept = indices(folds, fold, true);
        const at::Tensor used = indices(folds, fold, false);
        const at::Tensor rows = shape.index_select(0, used);
        const Fit fit = fitBest(rows.index_select(1, used), signs.index_select(0, used));
        const at::Tensor logits = (rows.index_select(1, kept) + 1).t().mv(fit.dual);
        for (std::int64_t i = 0; i < kept.size(0); ++i) {
            const bool more = marks[static_cast<std::size_t>(kept[i].item<std::int64_t>())].more;
            all[more ? 1 : 0] += 1;
            right[more ? 1 : 0] += (logits[i].item<double>() > 0) == more ? 1 : 0;
        }
    }
    tellProgress(tell, {kFolds, kFolds + 1});
    const Fit fit = fitBest(shape, signs);
    const at::Tensor weights = (prior.squeeze(0) * features.t().mv(fit.dual)).matmul(basis).contiguous();
    const double length = weights.norm().item<double>();
    if (!(length > 0) || !std::isfinite(length)) {
        throw Error(Core::says("these marks do not tell more from less: their faces are the same"));
    }
    TaughtDirection result;
    result.accuracy = (right[0] / all[0] + right[1] / all[1]) / 2;
    result.priorDeviation = std::sqrt(fit.variance);
    result.direction = {"", Latent(static_cast<std::size_t>(size)), DirectionSource::Taught, result.accuracy};
    std::transform(weights.data_ptr<double>(), weights.data_ptr<double>() + size, result.direction.components.begin(),
                   [length](double value) { return static_cast<float>(value / length); });
    return result;
}

}  // namespace latentwalk
