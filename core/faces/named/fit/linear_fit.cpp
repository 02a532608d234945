// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/named/fit/linear_fit.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

#include "core/message/error.h"

namespace latentwalk {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

constexpr int kFolds = 5;
constexpr double kFarthest = 4;  // SD: a broken face has no more say than that
constexpr std::array<double, 10> kPenalties{1e-4, 3e-4, 1e-3, 3e-3, 1e-2,
                                            3e-2, 0.1,  0.3,  1,    3};  // of the faces' number

// Eigenvectors as columns.
Matrix vectorsOf(const Spectrum& spectrum) {
    return Eigen::Map<const Matrix>(spectrum.eigenvectors.data(), spectrum.size(), spectrum.size());
}

Vector shares(const Spectrum& spectrum) {
    const Vector values = Eigen::Map<const Vector>(spectrum.eigenvalues.data(), spectrum.size());
    return values / std::max(values.maxCoeff(), 1e-300);
}

struct Columns {
    Matrix inputs;  // z / rms(z), a row for each face
    Matrix scores;  // SD
    std::vector<ScorePredictor> predictors;
};

Columns columnsOf(const ScoredLatents& faces, std::span<const faces::Score> which) {
    std::vector<std::int64_t> rows;
    for (std::int64_t i = 0; i < faces.latents.count; ++i) {
        const auto& scores = faces.scores[static_cast<std::size_t>(i)];
        if (std::all_of(which.begin(), which.end(), [&scores](faces::Score score) { return scores.has(score); })) {
            rows.push_back(i);
        }
    }
    const auto count = std::ssize(rows);
    if (count < kFewestFaces) {
        throw Error(Core::says("too few of this model's pictures can be read: %1 of %2")(count, faces.latents.count));
    }
    Columns columns{Matrix(count, faces.latents.size), Matrix(count, std::ssize(which)), {}};
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const auto latent = faces.latents.row(rows[static_cast<std::size_t>(i)]);
        const auto row = Eigen::Map<const Eigen::RowVectorXf>(latent.data(), faces.latents.size).cast<double>();
        const double rms = std::sqrt(row.squaredNorm() / static_cast<double>(faces.latents.size));
        columns.inputs.row(i) = row / std::max(rms, 1e-30);
        for (std::size_t k = 0; k < which.size(); ++k) {
            columns.scores(i, static_cast<std::ptrdiff_t>(k)) =
                faces.scores[static_cast<std::size_t>(rows[static_cast<std::size_t>(i)])][which[k]];
        }
    }
    for (std::size_t k = 0; k < which.size(); ++k) {
        auto column = columns.scores.col(static_cast<std::ptrdiff_t>(k));
        const double mean = column.mean();
        const double deviation = std::sqrt((column.array() - mean).square().sum() / static_cast<double>(count - 1));
        if (!(deviation > 1e-9)) {
            throw Error(Core::says("all of this model's pictures are alike"));
        }
        column = ((column.array() - mean) / deviation).cwiseMin(kFarthest).cwiseMax(-kFarthest);
        columns.predictors.push_back({std::string(idOf(which[k])), mean, deviation, 0, 0, {}});
    }
    return columns;
}

// Least squares with every penalty at once, on what is centred already.
struct Ridge {
    Matrix vectors;
    Vector values;
    Matrix products;  // vectorsᵀ Fᵀ Y

    Ridge(const Matrix& features, const Matrix& scores) {
        const Eigen::SelfAdjointEigenSolver<Matrix> solver(features.transpose() * features);
        vectors = solver.eigenvectors();
        values = solver.eigenvalues().cwiseMax(0);
        products = vectors.transpose() * (features.transpose() * scores);
    }

    Matrix coefficients(double penalty) const {
        const Vector inverse = (values.array() + penalty).inverse();
        return vectors * (inverse.asDiagonal() * products);
    }
};

Matrix chosenRows(const Matrix& matrix, const std::vector<std::ptrdiff_t>& rows) {
    Matrix chosen(std::ssize(rows), matrix.cols());
    for (std::ptrdiff_t i = 0; i < std::ssize(rows); ++i) {
        chosen.row(i) = matrix.row(rows[static_cast<std::size_t>(i)]);
    }
    return chosen;
}

// Squared errors on the folds kept back: a row for each penalty, a column for each score.
Matrix errorsOf(const Matrix& features, const Matrix& scores) {
    Matrix errors = Matrix::Zero(std::ssize(kPenalties), scores.cols());
    for (int fold = 0; fold < kFolds; ++fold) {
        std::vector<std::ptrdiff_t> used;
        std::vector<std::ptrdiff_t> kept;
        for (std::ptrdiff_t i = 0; i < features.rows(); ++i) {
            (i % kFolds == fold ? kept : used).push_back(i);
        }
        Matrix trained = chosenRows(features, used);
        Matrix wanted = chosenRows(scores, used);
        const Eigen::RowVectorXd middle = trained.colwise().mean();
        const Eigen::RowVectorXd mean = wanted.colwise().mean();
        trained.rowwise() -= middle;
        wanted.rowwise() -= mean;
        const Ridge ridge(trained, wanted);
        const Matrix tested = chosenRows(features, kept).rowwise() - middle;
        const Matrix truth = chosenRows(scores, kept).rowwise() - mean;
        for (std::size_t p = 0; p < kPenalties.size(); ++p) {
            const Matrix told = tested * ridge.coefficients(kPenalties[p] * static_cast<double>(used.size()));
            errors.row(static_cast<std::ptrdiff_t>(p)) += (truth - told).colwise().squaredNorm();
        }
    }
    return errors;
}

Vector inBasis(std::span<const float> weights, const Spectrum& spectrum) {
    if (std::ssize(weights) != spectrum.size()) {
        throw std::invalid_argument("weights of another size than the spectrum's");
    }
    return vectorsOf(spectrum).transpose() *
           Eigen::Map<const Eigen::VectorXf>(weights.data(), spectrum.size()).cast<double>();
}

// The diagonal of G in the basis of the eigenvectors.
Vector metricOf(const Spectrum& spectrum) {
    const std::ptrdiff_t size = spectrum.size();
    const std::ptrdiff_t strongest = std::max<std::ptrdiff_t>(size / 5, std::min<std::ptrdiff_t>(size, 8));
    const double middle = std::max(spectrum.eigenvalues.at(static_cast<std::size_t>(size / 10)), 1e-300);
    Vector metric = Vector::Zero(size);
    for (std::ptrdiff_t i = 0; i < strongest; ++i) {
        metric(i) = 1 / (spectrum.eigenvalues[static_cast<std::size_t>(i)] / middle + 1);
    }
    return metric;
}

// `start` in the basis without what the weights `held` tell of it.
Vector without(const Vector& start, std::span<const Latent> held, const Vector& metric, const Spectrum& spectrum) {
    if (held.empty()) {
        return start;
    }
    Matrix fixed(spectrum.size(), std::ssize(held));
    for (std::ptrdiff_t k = 0; k < fixed.cols(); ++k) {
        fixed.col(k) = inBasis(held[static_cast<std::size_t>(k)], spectrum);
    }
    const Matrix weighted = metric.asDiagonal() * fixed;
    Matrix products = fixed.transpose() * weighted;
    products.diagonal().array() += 0.02 * products.diagonal().mean();
    return start - weighted * products.ldlt().solve(fixed.transpose() * start);
}

Latent unit(const Vector& vector) {
    const double length = vector.norm();
    if (!(length > 1e-12)) {
        throw std::invalid_argument("nothing is left of the direction");
    }
    Latent components(static_cast<std::size_t>(vector.size()));
    std::transform(vector.data(), vector.data() + vector.size(), components.begin(),
                   [length](double value) { return static_cast<float>(value / length); });
    return components;
}

}  // namespace

std::vector<ScorePredictor> fitPredictors(const ScoredLatents& faces, const Spectrum& spectrum,
                                          std::span<const faces::Score> which) {
    if (faces.latents.size != spectrum.size() || std::ssize(faces.scores) != faces.latents.count || which.empty()) {
        throw std::invalid_argument("latents, scores and spectrum do not belong together");
    }
    Columns columns = columnsOf(faces, which);
    const Matrix basis = vectorsOf(spectrum) * shares(spectrum).asDiagonal();
    Matrix features = columns.inputs * basis;
    const Matrix errors = errorsOf(features, columns.scores);
    const Vector middle = features.colwise().mean();
    const Vector mean = columns.scores.colwise().mean();
    features.rowwise() -= middle.transpose();
    columns.scores.rowwise() -= mean.transpose();
    const Ridge ridge(features, columns.scores);
    for (std::size_t k = 0; k < which.size(); ++k) {
        const auto column = static_cast<std::ptrdiff_t>(k);
        std::ptrdiff_t best = 0;
        const double error = errors.col(column).minCoeff(&best);
        const double all = columns.scores.col(column).squaredNorm();
        const Vector u =
            ridge.coefficients(kPenalties[static_cast<std::size_t>(best)] * static_cast<double>(features.rows()))
                .col(column);
        const Vector weights = basis * u;
        ScorePredictor& predictor = columns.predictors[k];
        predictor.r2 = 1 - error / std::max(all, 1e-300);
        predictor.bias = mean(column) - middle.dot(u);
        predictor.weights.assign(weights.data(), weights.data() + weights.size());
    }
    return columns.predictors;
}

Latent conditionedDirection(std::span<const float> target, std::span<const Latent> held, const Spectrum& spectrum) {
    const Vector metric = metricOf(spectrum);
    const Vector start = metric.cwiseProduct(inBasis(target, spectrum));
    return unit(vectorsOf(spectrum) * without(start, held, metric, spectrum));
}

Latent withoutHeld(std::span<const float> direction, std::span<const Latent> held, const Spectrum& spectrum) {
    const Vector start = inBasis(direction, spectrum);
    return unit(vectorsOf(spectrum) * without(start, held, metricOf(spectrum), spectrum));
}

Latent withLengthOne(std::span<const float> direction) {
    return unit(Eigen::Map<const Eigen::VectorXf>(direction.data(), std::ssize(direction)).cast<double>());
}

}  // namespace latentwalk
