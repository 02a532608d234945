// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/wishes/remembered.h"

#include <QSettings>

namespace latentwalk {
namespace {

constexpr int kMostRemembered = 100'000;

template <typename Choice>
Choice choice(const QSettings& settings, const QString& key, Choice fallback, Choice last) {
    bool isNumber = false;
    const int value = settings.value(key).toInt(&isNumber);
    return isNumber && value >= 0 && value <= static_cast<int>(last) ? static_cast<Choice>(value) : fallback;
}

// Whether core takes such settings.
bool good(const FilmSettings& film, const GridSettings& grid) {
    Session session;
    session.film = film;
    session.grid = grid;
    return problemOf(session).empty();
}

}  // namespace

ImageWish rememberedImage() {
    QSettings settings;
    settings.beginGroup(QStringLiteral("export/image"));
    ImageWish wish;
    wish.format = choice(settings, QStringLiteral("format"), wish.format, PictureFormat::WebP);
    wish.enlarge = qBound(1, settings.value(QStringLiteral("enlarge"), 1).toInt(), 64);
    wish.quality = qBound(0, settings.value(QStringLiteral("quality"), 95).toInt(), 100);
    return wish;
}

void remember(const ImageWish& wish) {
    QSettings settings;
    settings.beginGroup(QStringLiteral("export/image"));
    settings.setValue(QStringLiteral("format"), static_cast<int>(wish.format));
    settings.setValue(QStringLiteral("enlarge"), wish.enlarge);
    settings.setValue(QStringLiteral("quality"), wish.quality);
}

FilmWish rememberedFilm() {
    QSettings settings;
    settings.beginGroup(QStringLiteral("export/film"));
    FilmWish wish;
    const FilmSettings usual;
    FilmSettings& film = wish.settings;
    const auto number = [&](const char* key, qint64 fallback) {
        return settings.value(QLatin1String(key), fallback).toLongLong();
    };
    const auto integer = [&](const char* key, int fallback) {
        return settings.value(QLatin1String(key), fallback).toInt();
    };
    film.rateNumerator = integer("rateNumerator", usual.rateNumerator);
    film.rateDenominator = integer("rateDenominator", usual.rateDenominator);
    film.frames = number("frames", usual.frames);
    film.pingPong = settings.value(QStringLiteral("pingPong"), usual.pingPong).toBool();
    film.loops = integer("loops", usual.loops);
    film.quality = integer("quality", usual.quality);
    film.enlarge = integer("enlarge", usual.enlarge);
    film.width = number("width", usual.width);
    film.height = number("height", usual.height);
    if (!good(film, {})) {
        film = usual;
    }
    wish.format = choice(settings, QStringLiteral("format"), wish.format, FilmFormat::WebP);
    wish.asPlayed = settings.value(QStringLiteral("asPlayed"), wish.asPlayed).toBool();
    const QString name = settings.value(QStringLiteral("name")).toString();
    wish.name = name.isEmpty() || name.contains(u'/') ? wish.name : name;
    return wish;
}

void remember(const FilmWish& wish) {
    QSettings settings;
    settings.beginGroup(QStringLiteral("export/film"));
    const FilmSettings& film = wish.settings;
    settings.setValue(QStringLiteral("rateNumerator"), film.rateNumerator);
    settings.setValue(QStringLiteral("rateDenominator"), film.rateDenominator);
    settings.setValue(QStringLiteral("frames"), static_cast<qlonglong>(film.frames));
    settings.setValue(QStringLiteral("pingPong"), film.pingPong);
    settings.setValue(QStringLiteral("loops"), film.loops);
    settings.setValue(QStringLiteral("quality"), film.quality);
    settings.setValue(QStringLiteral("enlarge"), film.enlarge);
    settings.setValue(QStringLiteral("width"), static_cast<qlonglong>(film.width));
    settings.setValue(QStringLiteral("height"), static_cast<qlonglong>(film.height));
    settings.setValue(QStringLiteral("format"), static_cast<int>(wish.format));
    settings.setValue(QStringLiteral("asPlayed"), wish.asPlayed);
    settings.setValue(QStringLiteral("name"), wish.name);
}

GridWish rememberedGrid() {
    QSettings settings;
    settings.beginGroup(QStringLiteral("export/grid"));
    GridWish wish;
    const GridSettings usual;
    GridSettings& grid = wish.settings;
    grid.columns = settings.value(QStringLiteral("columns"), static_cast<qlonglong>(usual.columns)).toLongLong();
    grid.padding = settings.value(QStringLiteral("padding"), static_cast<qlonglong>(usual.padding)).toLongLong();
    grid.background = settings.value(QStringLiteral("background"), usual.background).toUInt();
    grid.captions = settings.value(QStringLiteral("captions"), usual.captions).toBool();
    grid.enlarge = settings.value(QStringLiteral("enlarge"), usual.enlarge).toInt();
    if (!good({}, grid)) {
        grid = usual;
    }
    wish.what = choice(settings, QStringLiteral("what"), wish.what, GridWish::What::Seeds);
    wish.seed = settings.value(QStringLiteral("seed"), wish.seed).toULongLong();
    wish.count = qBound(1, settings.value(QStringLiteral("count"), wish.count).toInt(), kMostRemembered);
    wish.endpoint = settings.value(QStringLiteral("endpoint"), wish.endpoint).toBool();
    wish.stretch = settings.value(QStringLiteral("stretch"), wish.stretch).toBool();
    return wish;
}

void remember(const GridWish& wish) {
    QSettings settings;
    settings.beginGroup(QStringLiteral("export/grid"));
    settings.setValue(QStringLiteral("what"), static_cast<int>(wish.what));
    settings.setValue(QStringLiteral("seed"), wish.seed);
    settings.setValue(QStringLiteral("count"), wish.count);
    settings.setValue(QStringLiteral("columns"), static_cast<qlonglong>(wish.settings.columns));
    settings.setValue(QStringLiteral("padding"), static_cast<qlonglong>(wish.settings.padding));
    settings.setValue(QStringLiteral("background"), wish.settings.background);
    settings.setValue(QStringLiteral("captions"), wish.settings.captions);
    settings.setValue(QStringLiteral("enlarge"), wish.settings.enlarge);
    settings.setValue(QStringLiteral("endpoint"), wish.endpoint);
    settings.setValue(QStringLiteral("stretch"), wish.stretch);
}

}  // namespace latentwalk
