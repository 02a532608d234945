// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/faces/landmark_scores.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <span>

namespace latentwalk::faces {
namespace {

Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}
Point operator-(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}
Point operator*(Point a, float s) {
    return {a.x * s, a.y * s};
}
float length(Point a) {
    return std::hypot(a.x, a.y);
}

Point middleOf(std::span<const Point> points) {
    Point sum;
    for (const Point point : points) {
        sum = sum + point;
    }
    return sum * (1 / static_cast<float>(points.size()));
}

// Groups of iBUG's points.
std::span<const Point> part(const Landmarks& landmarks, std::size_t first, std::size_t last) {
    return std::span(landmarks).subspan(first, last - first + 1);
}

// The face's own axes: the line of the eyes and what is perpendicular to it, in distances of the eyes from their
// middle. x to the right of the picture, y down.
class EyeFrame {
public:
    explicit EyeFrame(const Landmarks& landmarks) {
        const Point left = middleOf(part(landmarks, 36, 41));
        const Point right = middleOf(part(landmarks, 42, 47));
        m_origin = (left + right) * 0.5F;
        m_distance = std::max(length(right - left), 1e-6F);
        m_across = (right - left) * (1 / m_distance);
    }

    Point to(Point point) const {
        const Point from = (point - m_origin) * (1 / m_distance);
        return {from.x * m_across.x + from.y * m_across.y, from.y * m_across.x - from.x * m_across.y};
    }
    // From the frame back into fractions of the picture.
    Point back(Point point) const {
        return m_origin +
               Point{point.x * m_across.x - point.y * m_across.y, point.x * m_across.y + point.y * m_across.x} *
                   m_distance;
    }
    float distance() const { return m_distance; }
    float degrees() const { return std::atan2(m_across.y, m_across.x) * 180 / std::numbers::pi_v<float>; }

private:
    Point m_origin;
    Point m_across;
    float m_distance = 1;
};

// Sums over pixels of the canvas.
struct Colour {
    double red = 0, green = 0, blue = 0, luma = 0;
    double count = 0;

    void add(const Canvas& canvas, std::int64_t y, std::int64_t x) {
        const float* const p = canvas.pixel(y, x);
        red += p[0];
        green += p[1];
        blue += p[2];
        luma += canvas.lumaAt(y, x);
        ++count;
    }
    // A hundredth of white keeps ratios in bounds in the dark.
    double meanLuma() const { return luma / std::max(count, 1.0) + 0.01; }
    double redness() const { return (red - green) / (red + green + blue + 7.65 * std::max(count, 1.0)); }
};

Colour operator+(Colour a, const Colour& b) {
    a.red += b.red;
    a.green += b.green;
    a.blue += b.blue;
    a.luma += b.luma;
    a.count += b.count;
    return a;
}

std::int64_t pixelAt(float fraction) {
    return std::clamp(static_cast<std::int64_t>(std::floor(fraction * static_cast<float>(kCanvasSide))),
                      std::int64_t{0}, kCanvasSide - 1);
}

// A rectangle in the eyes' frame: `middle` and half its sides, looked at in steps that miss no pixel of a usual face.
template <class Visit>
void visitPatch(const EyeFrame& frame, Point middle, float halfWidth, float halfHeight, const Visit& visit) {
    constexpr float kStep = 0.02F;
    for (float y = -halfHeight; y <= halfHeight; y += kStep) {
        for (float x = -halfWidth; x <= halfWidth; x += kStep) {
            const Point point = frame.back({middle.x + x, middle.y + y});
            if (point.x >= 0 && point.x < 1 && point.y >= 0 && point.y < 1) {
                visit(pixelAt(point.y), pixelAt(point.x));
            }
        }
    }
}

Colour patch(const Canvas& canvas, const EyeFrame& frame, Point middle, float halfWidth, float halfHeight) {
    Colour colour;
    visitPatch(frame, middle, halfWidth, halfHeight, [&](std::int64_t y, std::int64_t x) { colour.add(canvas, y, x); });
    return colour;
}

bool inside(std::span<const Point> polygon, Point point) {
    bool result = false;
    for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
        const Point a = polygon[i];
        const Point b = polygon[j];
        if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) {
            result = !result;
        }
    }
    return result;
}

// The lips' red without what lies between them.
Colour lipsOf(const Canvas& canvas, const Landmarks& landmarks) {
    const auto outer = part(landmarks, 48, 59);
    const auto inner = part(landmarks, 60, 67);
    const auto [left, right] =
        std::minmax_element(outer.begin(), outer.end(), [](Point a, Point b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(outer.begin(), outer.end(), [](Point a, Point b) { return a.y < b.y; });
    Colour colour;
    for (std::int64_t y = pixelAt(top->y); y <= pixelAt(bottom->y); ++y) {
        for (std::int64_t x = pixelAt(left->x); x <= pixelAt(right->x); ++x) {
            const Point point{(static_cast<float>(x) + 0.5F) / static_cast<float>(kCanvasSide),
                              (static_cast<float>(y) + 0.5F) / static_cast<float>(kCanvasSide)};
            if (inside(outer, point) && !inside(inner, point)) {
                colour.add(canvas, y, x);
            }
        }
    }
    return colour;
}

// How open an eye is: what its lids are apart, twice, over its width.
float openness(std::span<const Point> eye) {
    return (length(eye[1] - eye[5]) + length(eye[2] - eye[4])) / (2 * std::max(length(eye[3] - eye[0]), 1e-6F));
}

}  // namespace

void measureLandmarks(const Canvas& canvas, const Landmarks& landmarks, FaceScores& scores) {
    const auto set = [&](Score score, double value) { scores.values[indexOf(score)] = static_cast<float>(value); };
    const EyeFrame frame(landmarks);
    Landmarks p;
    std::transform(landmarks.begin(), landmarks.end(), p.begin(), [&](Point point) { return frame.to(point); });

    const float lift = (p[51].y + p[57].y) / 2 - (p[48].y + p[54].y) / 2;
    const float mouthWidth = p[54].x - p[48].x;
    set(Score::Smile, mouthWidth + 2 * lift);
    set(Score::Mouth, (length(p[61] - p[67]) + length(p[62] - p[66]) + length(p[63] - p[65])) / 3);
    const Point jawLeft = middleOf(part(p, 0, 3));
    const Point jawRight = middleOf(part(p, 13, 16));
    const Point nose = middleOf(part(p, 29, 33));
    set(Score::Turn, (2 * nose.x - jawLeft.x - jawRight.x) / std::max(jawRight.x - jawLeft.x, 1e-6F));
    set(Score::Chin, -(p[0].y + p[1].y + p[15].y + p[16].y) / 4);
    set(Score::Tilt, frame.degrees());
    set(Score::EyesOpen, (openness(part(p, 36, 41)) + openness(part(p, 42, 47))) / 2);
    set(Score::BrowHeight, -(middleOf(part(p, 17, 21)).y + middleOf(part(p, 22, 26)).y) / 2);
    set(Score::FaceWidth, (p[12].x - p[4].x + p[13].x - p[3].x) / 2);
    const Point middle = middleOf(landmarks);
    float size = 0;
    for (const Point point : landmarks) {
        size += length(point - middle) / static_cast<float>(landmarks.size());
    }
    set(Score::FaceSize, size);

    const auto cheek = [&](std::size_t eye, std::size_t mouth, std::size_t jaw, std::size_t nostril) {
        const Point at = (p[eye] + p[mouth] + p[jaw] + p[nostril]) * 0.25F;
        return patch(canvas, frame, at, 0.15F, 0.15F);
    };
    const Colour left = cheek(41, 48, 3, 31);
    const Colour right = cheek(46, 54, 13, 35);
    const Colour cheeks = left + right;
    set(Score::Light, std::log(right.meanLuma() / left.meanLuma()));
    set(Score::Lips, lipsOf(canvas, landmarks).redness() - cheeks.redness());
    const Colour eyes = patch(canvas, frame, middleOf(part(p, 36, 41)), 0.28F, 0.18F) +
                        patch(canvas, frame, middleOf(part(p, 42, 47)), 0.28F, 0.18F);
    set(Score::Eyes, std::log(cheeks.meanLuma() / eyes.meanLuma()));

    // How far each pixel of the forehead is from the cheeks' colour, in that colour's length.
    const Point brows = middleOf(part(p, 17, 26));
    const double count = std::max(cheeks.count, 1.0);
    const double reference = std::hypot(cheeks.red, cheeks.green, cheeks.blue) / count + 1;
    double distance = 0;
    double seen = 0;
    visitPatch(frame, {brows.x, brows.y - 0.4F}, 0.5F, 0.2F, [&](std::int64_t y, std::int64_t x) {
        const float* const pixel = canvas.pixel(y, x);
        distance +=
            std::hypot(pixel[0] - cheeks.red / count, pixel[1] - cheeks.green / count, pixel[2] - cheeks.blue / count);
        ++seen;
    });
    set(Score::Fringe, seen > 0 ? -distance / seen / reference : std::nan(""));
}

bool lieAsAFace(const Landmarks& landmarks) {
    constexpr float kOutside = 0.3F;
    for (const Point point : landmarks) {
        if (!(point.x > -kOutside && point.x < 1 + kOutside && point.y > -kOutside && point.y < 1 + kOutside)) {
            return false;
        }
    }
    const EyeFrame frame(landmarks);
    const float nose = frame.to(landmarks[30]).y;
    const float mouth = frame.to(middleOf(part(landmarks, 48, 59))).y;
    const float chin = frame.to(landmarks[8]).y;
    return frame.distance() > 0.12F && std::abs(frame.degrees()) < 45 && nose > 0.15F && mouth > nose && chin > mouth &&
           chin < 4;
}

float distanceBetween(const Landmarks& a, const Landmarks& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += std::pow(length(a[i] - b[i]), 2);
    }
    const float unit = (EyeFrame(a).distance() + EyeFrame(b).distance()) / 2;
    return static_cast<float>(std::sqrt(sum / static_cast<double>(a.size()))) / unit;
}

Landmarks mirrored(const Landmarks& landmarks) {
    // Which point each becomes: rows of equal length exchange their ends.
    constexpr std::array<std::size_t, 68> kOther{16, 15, 14, 13, 12, 11, 10, 9,  8,  7,  6,  5,  4,  3,  2,  1,  0,
                                                 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 27, 28, 29, 30, 35, 34, 33,
                                                 32, 31, 45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40, 54, 53, 52,
                                                 51, 50, 49, 48, 59, 58, 57, 56, 55, 64, 63, 62, 61, 60, 67, 66, 65};
    Landmarks result;
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] = {1 - landmarks[kOther[i]].x, landmarks[kOther[i]].y};
    }
    return result;
}

}  // namespace latentwalk::faces
