// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/found/taught_direction.h"
#include "core/message/error.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

namespace latentwalk {
namespace {

using Eigen::ArrayXd;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// One for each mark of a kind that there is at least, so that every fold has both kinds to learn from and to tell.
constexpr int kFolds = kFewestMarks;

// Variances of the logit to choose from: from marks that say almost nothing to marks without a single doubt.
constexpr std::array kVariances{1.0, 4.0, 16.0, 64.0, 256.0, 1024.0, 4096.0};

struct Fit {
    VectorXd dual;  // a: the weights are prior covariance * features^T * a
    double variance = 0;
    double evidence = -std::numeric_limits<double>::infinity();  // log of the marginal likelihood
};

// Without overflow at either end.
double logSigmoid(double x) {
    return std::min(x, 0.0) - std::log1p(std::exp(-std::abs(x)));
}

// log p(labels | f) - f^T K^-1 f / 2 with f = K a.
double logPosterior(const VectorXd& f, const VectorXd& a, const VectorXd& signs) {
    return signs.cwiseProduct(f).unaryExpr(&logSigmoid).sum() - 0.5 * a.dot(f);
}

// The mode of the posterior by Newton's method, and Laplace's approximation around it. `kernel` is K, `signs` are +1
// and -1, `start` a dual vector to start from.
Fit fitMode(const MatrixXd& kernel, const VectorXd& signs, double variance, const VectorXd& start) {
    constexpr int kMostSteps = 100;
    constexpr double kConverged = 1e-9;
    VectorXd a = start;
    VectorXd f = kernel * a;
    double posterior = logPosterior(f, a, signs);
    MatrixXd square(kernel.rows(), kernel.cols());
    Eigen::LLT<MatrixXd> factor(kernel.rows());
    for (int step = 0; step < kMostSteps; ++step) {
        const ArrayXd probability = 1 / (1 + (-f.array()).exp());
        const VectorXd root = (probability * (1 - probability)).sqrt();
        square.noalias() = root.asDiagonal() * kernel * root.asDiagonal();
        square.diagonal().array() += 1;
        factor.compute(square);
        const VectorXd b = root.array().square() * f.array() + ((signs.array() + 1) / 2 - probability);
        const VectorXd solved = factor.solve(root.cwiseProduct(kernel * b));
        const VectorXd change = b - root.cwiseProduct(solved) - a;
        // The posterior has one peak, but a full step may overshoot it.
        double share = 1;
        double next = -std::numeric_limits<double>::infinity();
        VectorXd nextA;
        VectorXd nextF;
        for (; share > 1e-6; share /= 2) {
            nextA = a + share * change;
            nextF.noalias() = kernel * nextA;
            next = logPosterior(nextF, nextA, signs);
            if (next >= posterior) {
                break;
            }
        }
        if (!(next > posterior + kConverged)) {
            break;
        }
        a = nextA;
        f = nextF;
        posterior = next;
    }
    const double logRoot = factor.matrixLLT().diagonal().array().log().sum();
    return {a, variance, posterior - logRoot};
}

// The fit whose prior variance has the most evidence. `shape` is the kernel at variance 1, without the intercept.
Fit fitBest(const MatrixXd& shape, const VectorXd& signs) {
    Fit best;
    VectorXd start = VectorXd::Zero(shape.rows());
    for (const double variance : kVariances) {
        Fit fit = fitMode(variance * (shape.array() + 1).matrix(), signs, variance, start);
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

std::vector<Eigen::Index> indices(const std::vector<int>& folds, int fold, bool inside) {
    std::vector<Eigen::Index> chosen;
    for (std::size_t i = 0; i < folds.size(); ++i) {
        if ((folds[i] == fold) == inside) {
            chosen.push_back(static_cast<Eigen::Index>(i));
        }
    }
    return chosen;
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
Rows latentsOf(std::span<const Mark> marks, std::int64_t size, bool pixelNorm) {
    Rows rows(static_cast<Eigen::Index>(marks.size()), size);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Eigen::Map<const Eigen::VectorXf> latent(marks[i].latent.data(), size);
        auto row = rows.row(static_cast<Eigen::Index>(i));
        row = latent.cast<double>();
        if (pixelNorm) {
            row /= std::sqrt(row.squaredNorm() / static_cast<double>(size) + 1e-8);
        }
    }
    return rows;
}

}  // namespace

TaughtDirection teachDirection(std::span<const Mark> marks, const Spectrum& spectrum, bool pixelNorm,
                               const TellProgress& tell) {
    check(marks, spectrum);
    const std::int64_t size = spectrum.size();
    const Eigen::Map<const Rows> basis(spectrum.eigenvectors.data(), size, size);
    VectorXd prior = Eigen::Map<const VectorXd>(spectrum.eigenvalues.data(), size).cwiseAbs2();
    prior /= prior.sum();
    const MatrixXd features = latentsOf(marks, size, pixelNorm) * basis.transpose();
    const MatrixXd shape = features * prior.asDiagonal() * features.transpose();
    VectorXd signs(features.rows());
    for (std::size_t i = 0; i < marks.size(); ++i) {
        signs[static_cast<Eigen::Index>(i)] = marks[i].more ? 1.0 : -1.0;
    }

    const std::vector<int> folds = foldsOf(marks);
    std::array<double, 2> right{};
    std::array<double, 2> all{};
    for (int fold = 0; fold < kFolds; ++fold) {
        tellProgress(tell, {fold, kFolds + 1});
        const auto kept = indices(folds, fold, true);
        const auto used = indices(folds, fold, false);
        const Fit fit = fitBest(shape(used, used), signs(used));
        const VectorXd logits = (shape(kept, used).array() + 1).matrix() * fit.dual;
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const bool more = marks[static_cast<std::size_t>(kept[i])].more;
            all[more ? 1 : 0] += 1;
            right[more ? 1 : 0] += (logits[static_cast<Eigen::Index>(i)] > 0) == more ? 1 : 0;
        }
    }
    tellProgress(tell, {kFolds, kFolds + 1});
    const Fit fit = fitBest(shape, signs);
    const VectorXd weights = basis.transpose() * prior.cwiseProduct(features.transpose() * fit.dual);
    const double length = weights.norm();
    if (!(length > 0) || !std::isfinite(length)) {
        throw Error(Core::says("these marks do not tell more from less: their faces are the same"));
    }
    TaughtDirection result;
    result.accuracy = (right[0] / all[0] + right[1] / all[1]) / 2;
    result.priorDeviation = std::sqrt(fit.variance);
    result.direction = {"", Latent(static_cast<std::size_t>(size)), DirectionSource::Taught, result.accuracy};
    std::transform(weights.begin(), weights.end(), result.direction.components.begin(),
                   [length](double value) { return static_cast<float>(value / length); });
    return result;
}

}  // namespace latentwalk
