// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <array>
#include <bit>
#include <cmath>

#include "core/model/weights/weight_values.h"
#include "tests/model/torch_builder.h"
#include "tests/support/room.h"

using namespace latentwalk;
using namespace latentwalk::test;

namespace test_weight_values {

namespace {

struct Pair {
    double value;
    unsigned half;
};

// What NumPy 1.24 makes of these: numpy.array(value, '<f8').astype('<f2').view('<u2').
constexpr std::array kNumPy{
    Pair{0x0.0p+0, 0x0000},
    Pair{-0x0.0p+0, 0x8000},
    Pair{0x1.0000000000000p-24, 0x0001},
    Pair{0x1.0000000000000p-25, 0x0000},
    Pair{0x1.000001ad7f29bp-25, 0x0001},
    Pair{0x1.8000000000000p-24, 0x0002},
    Pair{0x1.0000000000000p-14, 0x0400},
    Pair{0x1.ffc0000000000p-15, 0x0400},
    Pair{0x1.ffe0000000000p-15, 0x0400},
    Pair{0x1.ffc0000000000p+15, 0x7BFF},
    Pair{0x1.ffdffae147ae1p+15, 0x7BFF},
    Pair{0x1.ffe0000000000p+15, 0x7C00},
    Pair{-0x1.ffe0000000000p+15, 0xFC00},
    Pair{0x1.e848000000000p+19, 0x7C00},
    Pair{0x1.0020000000000p+0, 0x3C00},
    Pair{0x1.0060000000000p+0, 0x3C02},
    Pair{0x1.ffe0000000000p+10, 0x6800},
    Pair{0x1.0010000000000p+11, 0x6800},
    Pair{0x1.999999999999ap-4, 0x2E66},
    Pair{0x1.999999999999ap-3, 0x3266},
    Pair{-0x1.3333333333333p-2, 0xB4CD},
    Pair{0x1.5798ee2308c3ap-27, 0x0000},
    Pair{0x1.01b2b29a4692bp-24, 0x0001},
    Pair{0x1.fff5c939522dbp-25, 0x0001},
    Pair{HUGE_VAL, 0x7C00},
    Pair{0x1.5555555555555p-2, 0x3555},
    Pair{0x1.a74d197b3166ep-18, 0x006A},
    Pair{-0x1.2dc6a61c7daa8p-23, 0x8002},
    Pair{0x1.19e92991b8395p-25, 0x0001},
    Pair{-0x1.5f7b754407009p+2, 0xC57E},
    Pair{0x1.5a9584ad3e375p-13, 0x096A},
    Pair{0x1.17a017840a541p-22, 0x0004},
};

WeightTensor tensorOf(DType dtype, const QByteArray& bytes) {
    const auto owner = std::make_shared<const QByteArray>(bytes);
    const std::span<const std::byte> span =
        std::as_bytes(std::span(owner->constData(), static_cast<std::size_t>(owner->size())));
    return {dtype, {static_cast<std::int64_t>(span.size() / sizeOf(dtype))}, span, owner};
}

}  // namespace

class TestWeightValues : public QObject {
    Q_OBJECT

private slots:
    void halvesLikeNumPy() {
        for (const Pair& pair : kNumPy) {
            QCOMPARE(unsigned{halfFromDouble(pair.value)}, pair.half);
        }
        QCOMPARE(halfFromDouble(std::nan("")) & 0x7C00U, 0x7C00U);
        QVERIFY((halfFromDouble(std::nan("")) & 0x3FFU) != 0);
    }

    // Every half, as a double, is the half that it was, and so is everything that is nearer to it than to its
    // neighbours.
    void everyHalf() {
        for (unsigned bits = 0; bits < 0x7C00U; ++bits) {
            const auto at = [](unsigned half) {
                return valueAt(tensorOf(DType::Float16, little(static_cast<std::uint16_t>(half))), 0);
            };
            const double value = at(bits);
            const unsigned exponent = bits >> 10U;
            const int fraction = static_cast<int>(bits & 0x3FFU);
            QCOMPARE(value, exponent == 0 ? std::ldexp(fraction, -24)
                                          : std::ldexp(fraction + 1024, static_cast<int>(exponent) - 25));
            QCOMPARE(unsigned{halfFromDouble(value)}, bits);
            QCOMPARE(unsigned{halfFromDouble(-value)}, bits | 0x8000U);
            if (bits + 1 < 0x7C00U) {
                const double middle = (value + at(bits + 1)) / 2;
                QCOMPARE(unsigned{halfFromDouble(std::nextafter(middle, 0))}, bits);
                QCOMPARE(unsigned{halfFromDouble(std::nextafter(middle, 1e6))}, bits + 1);
                QCOMPARE(unsigned{halfFromDouble(middle)}, bits % 2 == 0 ? bits : bits + 1);
            }
        }
    }

    void halvesWithoutANumber() {
        const auto at = [](unsigned half) {
            return valueAt(tensorOf(DType::Float16, little(static_cast<std::uint16_t>(half))), 0);
        };
        QCOMPARE(at(0x7C00), HUGE_VAL);
        QCOMPARE(at(0xFC00), -HUGE_VAL);
        for (const unsigned half : {0x7C01U, 0x7E00U, 0x7FFFU, 0xFC01U, 0xFFFFU}) {
            QVERIFY(std::isnan(at(half)));
        }
        QCOMPARE(std::bit_cast<std::uint64_t>(at(0x8000)), std::bit_cast<std::uint64_t>(-0.0));
    }

    void floatsFromTheMiddle() {
        const WeightTensor wide = tensorOf(DType::Float64, little(0.1) + little(-2.5) + little(3.) + little(4.));
        std::array<float, 2> values{};
        readFloats(wide, 1, values);
        QCOMPARE(values, (std::array{-2.5F, 3.F}));
        readFloats(wide, 0, std::span(values).first(1));
        QCOMPARE(values, (std::array{0.1F, 3.F}));
    }

    void conversions() {
        const WeightTensor half =
            tensorOf(DType::Float16, little<std::uint16_t>(0x3555) + little<std::uint16_t>(0x8001));
        const WeightTensor brain =
            tensorOf(DType::BFloat16, little<std::uint16_t>(0x3F80) + little<std::uint16_t>(0xC040));
        const WeightTensor wide = tensorOf(DType::Float64, little(0.1) + little(-2.5));
        const auto floats = [](const WeightTensor& tensor) {
            const auto bytes = converted("x", "t", tensor, DType::Float32);
            std::vector<float> values(bytes.size() / 4);
            std::memcpy(values.data(), bytes.data(), bytes.size());
            return values;
        };
        QCOMPARE(floats(half), (std::vector<float>{0x1.554p-2F, -0x1p-24F}));
        QCOMPARE(floats(brain), (std::vector<float>{1.F, -3.F}));
        QCOMPARE(floats(wide), (std::vector<float>{0.1F, -2.5F}));
        QVERIFY(errorOf([&] {
                    converted("x", "t", tensorOf(DType::Float64, little(1e300)), DType::Float32);
                }).contains("do not fit float32"));
    }

    void check_data() {
        QTest::addColumn<int>("dtype");
        QTest::addColumn<QByteArray>("good");
        QTest::addColumn<QByteArray>("bad");
        QTest::newRow("float16") << int(DType::Float16) << little<std::uint16_t>(0xFBFF)
                                 << little<std::uint16_t>(0xFC00);
        QTest::newRow("float16 NaN") << int(DType::Float16) << little<std::uint16_t>(0x7BFF)
                                     << little<std::uint16_t>(0x7C01);
        QTest::newRow("bfloat16") << int(DType::BFloat16) << little<std::uint16_t>(0x4974)
                                  << little<std::uint16_t>(0x7F80);
        QTest::newRow("float32") << int(DType::Float32) << little(-1e6F) << little(std::nextafter(1e6F, 2e6F));
        QTest::newRow("float64") << int(DType::Float64) << little(1e6) << little(-1.1e6);
        QTest::newRow("float64 NaN") << int(DType::Float64) << little(0.) << little(std::nan(""));
    }
    void check() {
        QFETCH(int, dtype);
        QFETCH(QByteArray, good);
        QFETCH(QByteArray, bad);
        for (const int count : {1, 1023, 1024, 1025, 5000}) {
            QByteArray bytes = good.repeated(count);
            checkValues("x", "t", tensorOf(DType(dtype), bytes));
            for (const qsizetype at : {0, count / 2, count - 1}) {
                QByteArray damaged = bytes;
                damaged.replace(at * bad.size(), bad.size(), bad);
                QVERIFY(errorOf([&] {
                            checkValues("x", "t", tensorOf(DType(dtype), damaged));
                        }).startsWith("x is damaged: tensor t holds "));
            }
        }
    }
};

LATENTWALK_TEST(TestWeightValues, none)

}  // namespace test_weight_values

#include "test_weight_values.moc"
