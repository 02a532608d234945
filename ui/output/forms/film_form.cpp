// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/output/forms/film_form.h"

#include <QHBoxLayout>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <limits>
#include <utility>

#include "core/output/exporter.h"
#include "ui/widgets/theme.h"
#include "ui/wording/numbers.h"

namespace latentwalk {
namespace {

constexpr double kLongest = 86'400;
constexpr int kMostFrames = 10'000'000;
constexpr int kMostLoops = 65'535;

void setItemAllowed(QComboBox* box, int index, bool allowed, const QString& reason) {
    auto* item = qobject_cast<QStandardItemModel*>(box->model())->item(index);
    item->setEnabled(allowed);
    item->setToolTip(allowed ? QString() : reason);
}

}  // namespace

void allow(QWidget* control, bool allowed, const QString& tip, const QString& reason) {
    control->setEnabled(allowed);
    control->setToolTip(allowed ? tip : reason);
}

FilmForm::FilmForm(Kind kind, const FilmWish& wish, const ExportScene& scene, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_scene(scene), m_settings(wish.settings) {
    makeControls();
    layOut();
    show(wish);
    connectControls();
}

void FilmForm::makeControls() {
    m_format = new QComboBox(this);
    m_name = new QLineEdit(this);
    m_rate = new RateEdit(this);
    m_asPlayed = new QCheckBox(this);
    m_duration = new QDoubleSpinBox(this);
    m_frames = new QSpinBox(this);
    m_pingPong = new QCheckBox(tr("&There and back"), this);
    m_loopsLabel = new QLabel(this);
    m_loops = new QSpinBox(this);
    m_size = new FrameSizeEdit(m_settings, m_scene.imagePixels, this);
    m_qualityRow = new QWidget(this);
    m_quality = new QSlider(Qt::Horizontal, m_qualityRow);
    m_qualityNumber = new QSpinBox(m_qualityRow);
    m_walk = new QLabel(this);
    m_estimate = new QLabel(this);

    for (const auto format : {FilmFormat::Mp4, FilmFormat::WebM, FilmFormat::Gif, FilmFormat::Apng, FilmFormat::WebP}) {
        m_format->addItem(titleOf(format), static_cast<int>(format));
        setItemAllowed(m_format, m_format->count() - 1, m_scene.formats.contains(format),
                       tr("The FFmpeg on this computer has no encoder for this"));
    }
    m_format->setAccessibleName(tr("Format of the film"));
    m_format->setToolTip(
        tr("MP4 plays nearly everywhere; WebM on web pages; GIF, animated PNG and WebP are pictures "
           "that move, in every browser"));
    m_name->setAccessibleName(tr("Name of the frames"));
    m_name->setToolTip(tr("What the files' names begin with: frame_000001.png and so on"));
    m_name->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[^/]{1,100}")), m_name));
    m_rate->setAccessibleName(tr("Frames per second"));
    m_rate->lineEdit()->setAccessibleName(m_rate->accessibleName());
    m_asPlayed->setAccessibleName(tr("As played in the window"));
    m_asPlayed->setToolTip(tr("As long as the window plays it, and back again where the window does that"));
    m_duration->setRange(0.01, kLongest);
    m_duration->setDecimals(2);
    m_duration->setSuffix(tr(" s"));
    m_duration->setAccessibleName(tr("Duration in seconds"));
    m_frames->setRange(1, kMostFrames);
    m_frames->setGroupSeparatorShown(true);
    m_frames->setAccessibleName(tr("Count of frames"));
    m_loops->setRange(0, kMostLoops);
    m_loops->setAccessibleName(tr("How often it plays"));
    m_quality->setRange(0, 100);
    m_quality->setAccessibleName(tr("Quality"));
    m_qualityNumber->setRange(0, 100);
    m_qualityNumber->setAccessibleName(tr("Quality as a number"));
    for (QWidget* number : {static_cast<QWidget*>(m_duration), static_cast<QWidget*>(m_frames),
                            static_cast<QWidget*>(m_qualityNumber), static_cast<QWidget*>(m_estimate)}) {
        number->setFont(Appearance::tabular(font()));
    }
    m_estimate->setAccessibleName(tr("What it will be"));
    m_estimate->setWordWrap(true);
    m_walk->setWordWrap(true);
}

void FilmForm::layOut() {
    auto* quality = new QHBoxLayout(m_qualityRow);
    quality->setContentsMargins(0, 0, 0, 0);
    quality->setSpacing(8);
    quality->addWidget(m_quality, 1);
    quality->addWidget(m_qualityNumber);

    m_form = new QFormLayout(this);
    m_form->setContentsMargins(16, 16, 16, 16);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->addRow(tr("&Format:"), m_format);
    m_form->addRow(tr("&Name:"), m_name);
    m_form->addRow(tr("Frames per &second:"), m_rate);
    m_form->addRow(QString(), m_asPlayed);
    m_form->addRow(tr("&Duration:"), m_duration);
    m_form->addRow(tr("F&rames:"), m_frames);
    m_form->addRow(QString(), m_pingPong);
    m_form->addRow(m_loopsLabel, m_loops);
    m_loopsLabel->setBuddy(m_loops);
    m_form->addRow(tr("Si&ze:"), m_size);
    m_form->addRow(tr("&Quality:"), m_qualityRow);
    qobject_cast<QLabel*>(m_form->labelForField(m_qualityRow))->setBuddy(m_quality);
    m_form->addRow(tr("Walk:"), m_walk);
    m_form->addRow(tr("Result:"), m_estimate);
    const bool film = m_kind == Kind::Film;
    m_form->setRowVisible(m_format, film);
    m_form->setRowVisible(m_name, !film);
    m_form->setRowVisible(m_loops, film);
    m_form->setRowVisible(m_qualityRow, film);
}

void FilmForm::show(const FilmWish& wish) {
    const int format = m_format->findData(static_cast<int>(wish.format));
    const int first =
        m_format->findData(m_scene.formats.isEmpty() ? 0 : static_cast<int>(m_scene.formats.constFirst()));
    m_format->setCurrentIndex(m_scene.formats.contains(wish.format) ? format : first);
    m_name->setText(wish.name);
    m_rate->setRate({m_settings.rateNumerator, m_settings.rateDenominator});
    m_asPlayed->setText(
        m_scene.playedThereAndBack
            ? tr("&As played in the window (%L1 s, there and back)").arg(m_scene.playedSeconds, 0, 'f', 1)
            : tr("&As played in the window (%L1 s)").arg(m_scene.playedSeconds, 0, 'f', 1));
    m_asPlayed->setChecked(wish.asPlayed);
    m_pingPong->setChecked(m_settings.pingPong);
    setFrames(m_settings.frames);
    m_loops->setValue(m_settings.loops);
    m_loopsOfVideo = isVideo();
    m_otherLoops = isVideo() ? 0 : 1;
    m_quality->setValue(m_settings.quality);
    m_qualityNumber->setValue(m_settings.quality);
    QStringList walk{m_scene.growing ? tr("The network grows") : tr("%n anchors", nullptr, m_scene.anchors)};
    if (!m_scene.growing) {
        walk.append(m_scene.closed ? tr("closed") : tr("open"));
        walk.append(m_scene.constantSpeed ? tr("at constant speed") : tr("each part equally long"));
        if (m_scene.smooth) {
            walk.append(tr("slowing down at the anchors"));
        }
    }
    m_walk->setText(walk.join(tr(", ")));
    m_walk->setToolTip(tr("Speed and easing are those of the walk, as chosen under the stage"));
    takeFormat();
    takePlayed();
    m_estimate->setText(estimate());
}

void FilmForm::connectControls() {
    const auto tell = [this] {
        m_estimate->setText(estimate());
        emit changed();
    };
    connect(m_format, &QComboBox::currentIndexChanged, this, [this, tell] {
        takeFormat();
        tell();
    });
    connect(m_name, &QLineEdit::textChanged, this, tell);
    connect(m_rate, &RateEdit::rateChanged, this, [this, tell] {
        takeRate();
        tell();
    });
    connect(m_asPlayed, &QCheckBox::toggled, this, [this, tell] {
        takePlayed();
        tell();
    });
    connect(m_duration, &QDoubleSpinBox::valueChanged, this, [this, tell](double seconds) {
        setSeconds(seconds);
        tell();
    });
    connect(m_frames, &QSpinBox::valueChanged, this, [this, tell](int frames) {
        setFrames(frames);
        tell();
    });
    connect(m_pingPong, &QCheckBox::toggled, this, tell);
    connect(m_loops, &QSpinBox::valueChanged, this, tell);
    connect(m_size, &FrameSizeEdit::changed, this, tell);
    connect(m_quality, &QSlider::valueChanged, m_qualityNumber, &QSpinBox::setValue);
    connect(m_qualityNumber, &QSpinBox::valueChanged, m_quality, &QSlider::setValue);
    connect(m_quality, &QSlider::valueChanged, this, tell);
}

bool FilmForm::isVideo() const {
    return latentwalk::isVideo(format());
}

FilmFormat FilmForm::format() const {
    return static_cast<FilmFormat>(m_format->currentData().toInt());
}

void FilmForm::takeFormat() {
    const bool film = m_kind == Kind::Film;
    const bool gif = film && format() == FilmFormat::Gif;
    const bool moving = film && !isVideo();
    const QString slow = tr("Browsers show frames of moving pictures that last 10 ms or less ten times as long");
    const double fastest = film ? fastestRate(format()) : std::numeric_limits<double>::infinity();
    m_rate->setFastest(fastest, gif ? tr("A GIF has at most 50 frames per second") : slow);
    if (static_cast<double>(m_settings.rateNumerator) / m_settings.rateDenominator > fastest) {
        m_rate->setRate({fastestUsualRate(format()), 1});
        takeRate();
    }
    m_rate->setToolTip(gif ? tr("A GIF has at most 50 frames per second, each as long as whole hundredths of a second")
                       : moving ? slow
                                : tr("How many frames are shown in a second; %1, %2 and %3 are those of television")
                                      .arg(fixedNumber(23.976, 3), fixedNumber(29.97, 2), fixedNumber(59.94, 2)));
    m_rate->lineEdit()->setToolTip(m_rate->toolTip());
    if (isVideo() != m_loopsOfVideo) {
        m_loopsOfVideo = isVideo();
        const int loops = m_loops->value();
        m_loops->setRange(0, kMostLoops);
        m_loops->setValue(std::exchange(m_otherLoops, loops));
    }
    m_loopsLabel->setText(isVideo() ? tr("Walk in fi&lm:") : tr("P&lays:"));
    m_loops->setRange(isVideo() ? 1 : 0, kMostLoops);
    m_loops->setSpecialValueText(isVideo() ? QString() : tr("for ever"));
    m_loops->setSuffix(tr(" ×"));
    m_loops->setToolTip(isVideo() ? tr("How often the walk is in the film, one after the other")
                                  : tr("How often it plays before it stops at its last frame"));
    const bool lossy = isVideo() || format() == FilmFormat::WebP;
    const QString tip = isVideo()
                            ? tr("85 shows no loss to the eye. From 95 on colours keep their full resolution, which "
                                 "QuickTime and many phones do not play")
                            : tr("85 shows no loss to the eye; 100 has none");
    const QString reason = format() == FilmFormat::Gif ? tr("A GIF always has the best colours that 256 can be")
                                                       : tr("An animated PNG keeps every pixel as it is");
    allow(m_quality, lossy, tip, reason);
    allow(m_qualityNumber, lossy, tip, reason);
}

void FilmForm::takeRate() {
    const FrameRate rate = m_rate->rate();
    m_settings.rateNumerator = rate.numerator;
    m_settings.rateDenominator = rate.denominator;
    setSeconds(m_seconds);  // a film is as long as before
}

void FilmForm::takePlayed() {
    const bool played = m_asPlayed->isChecked();
    if (played) {
        m_pingPong->setChecked(m_scene.playedThereAndBack);
        setSeconds(m_scene.playedSeconds);
    }
    const QString reason = tr("It is as long as the window plays it; untick “As played in the window” to choose");
    allow(m_duration, !played, tr("How long one run through the walk takes"), reason);
    allow(m_frames, !played, tr("How many frames one run through the walk has"), reason);
    allow(m_pingPong, !played, tr("To the end of the walk and back to its beginning"),
          tr("It goes as the window plays it; untick “As played in the window” to choose"));
}

void FilmForm::setFrames(qint64 frames) {
    m_settings.frames = frames;
    m_seconds = static_cast<double>(frames) * m_settings.rateDenominator / m_settings.rateNumerator;
    const QSignalBlocker noDuration(m_duration);
    const QSignalBlocker noFrames(m_frames);
    m_frames->setValue(static_cast<int>(std::min<qint64>(frames, kMostFrames)));
    m_duration->setValue(m_seconds);
}

void FilmForm::setSeconds(double seconds) {
    m_seconds = seconds;
    m_settings.frames = std::min<qint64>(framesOf(seconds, m_settings), kMostFrames);
    const QSignalBlocker noDuration(m_duration);
    const QSignalBlocker noFrames(m_frames);
    m_frames->setValue(static_cast<int>(m_settings.frames));
    m_duration->setValue(seconds);
}

FilmWish FilmForm::wish() const {
    FilmWish wish;
    wish.format = format();
    wish.settings = m_settings;
    wish.settings.pingPong = m_pingPong->isChecked();
    wish.settings.loops = m_loops->value();
    wish.settings.quality = m_quality->value();
    m_size->writeTo(wish.settings);
    wish.asPlayed = m_asPlayed->isChecked();
    wish.name = m_name->text();
    return wish;
}

QString FilmForm::estimate() const {
    const FilmWish wanted = wish();
    const FilmSettings& film = wanted.settings;
    const bool isFilm = m_kind == Kind::Film;
    const qint64 frames = film.frames * (isFilm && isVideo() ? std::max(film.loops, 1) : 1);
    const double rate = static_cast<double>(film.rateNumerator) / film.rateDenominator;
    const double seconds = static_cast<double>(frames) / rate;
    const QSize size = filmSize(wanted, m_scene, isFilm);
    const QString length =
        seconds < 600 ? tr("%L1 s").arg(seconds, 0, 'f', 1) : tr("%L1 min").arg(seconds / 60, 0, 'f', 1);
    return tr("%L1 frames, %2 at %3 a second, %4 × %5")
        .arg(frames)
        .arg(length, RateEdit::text(rate))
        .arg(size.width())
        .arg(size.height());
}

QString FilmForm::problem() const {
    if (const QString problem = m_rate->problem(); !problem.isEmpty()) {
        return problem;
    }
    if (m_kind == Kind::Frames) {
        return m_name->hasAcceptableInput() ? QString()
                                            : tr("The frames need a name that their files' names begin with");
    }
    return m_scene.formats.isEmpty() ? tr("The FFmpeg on this computer can write no films") : QString();
}

}  // namespace latentwalk
