// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/walk/walk_bar.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QInputDialog>
#include <QMenu>
#include <QToolTip>
#include <QWidgetAction>

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/wording/numbers.h"

namespace latentwalk {
namespace {

// What the one choice of pace says about timing and easing.
enum class PaceChoice { Even, Smooth, Constant };

PaceChoice paceOf(const Session& session) {
    if (session.timing == Timing::ConstantSpeed) {
        return PaceChoice::Constant;
    }
    return session.easing == Easing::Smooth ? PaceChoice::Smooth : PaceChoice::Even;
}

constexpr int kUsualFrames = 8;  // as the tutorial's figure

}  // namespace

WalkBar::WalkBar(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_playback(playback),
      m_first(makeAnchor(Qt::LeftEdge)),
      m_last(makeAnchor(Qt::RightEdge)),
      m_track(new AnchorTrack(this)),
      m_slider(new WalkSlider(this)),
      m_filmstrip(new Filmstrip(this)),
      m_play(new QToolButton(this)),
      m_add(new QToolButton(this)),
      m_position(new QLabel(this)) {
    m_play->setIconSize({24, 24});
    m_play->setAutoRaise(true);
    m_play->setFocusPolicy(Qt::TabFocus);
    connect(m_play, &QToolButton::clicked, this, &WalkBar::playToggled);
    m_add->setIcon(icon(QStringLiteral("add")));
    m_add->setIconSize({20, 20});
    m_add->setAutoRaise(true);
    m_add->setFocusPolicy(Qt::TabFocus);
    m_add->setAccessibleName(tr("Add anchor"));
    m_add->setToolTip(tr("Make the shown face a new anchor here (I)"));
    connect(m_add, &QToolButton::clicked, this, &WalkBar::addShownFace);
    m_position->setFont(Appearance::tabular(font()));
    m_position->setAccessibleName(tr("Position"));
    m_position->setToolTip(tr("Position on the walk: 0 % is its beginning, 100 % its end"));
    m_position->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_position->setMinimumWidth(m_position->fontMetrics().horizontalAdvance(tr("%1 %").arg(fixedNumber(100, 1))));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(16, 8, 16, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    auto* right = new QHBoxLayout;
    right->setSpacing(4);
    right->addWidget(m_position);
    right->addWidget(m_add);
    grid->addWidget(m_first, 0, 0, 3, 1);
    grid->addWidget(m_track, 0, 2);
    grid->addWidget(m_play, 1, 1);
    grid->addWidget(m_slider, 1, 2);
    grid->addLayout(right, 1, 3);
    grid->addWidget(m_filmstrip, 2, 2);
    grid->addWidget(m_last, 0, 4, 3, 1);
    grid->addWidget(makeTransport(), 3, 0, 1, 5);

    connectDocument();
    showAnchors();
    showPath();
    showPosition();
    showPlaying();
    for (QWidget* control : findChildren<QWidget*>()) {
        control->installEventFilter(this);
    }
}

void WalkBar::connectDocument() {
    connect(m_slider, &WalkSlider::positionMoved, this, [this](double position) {
        m_playback.pause();
        m_document.place().setPosition(position);
    });
    connect(m_filmstrip, &Filmstrip::positionChosen, this, [this](double position) {
        m_playback.pause();
        m_document.place().setPosition(position);
    });
    connect(m_track, &AnchorTrack::thumbnailAdded, this, &WalkBar::connectThumbnail);
    connect(m_track, &AnchorTrack::seedDroppedAt, this, &WalkBar::insertSeedAt);
    connect(m_track, &AnchorTrack::anchorDroppedAt, this, [this](double position, int anchor) {
        if (anchor < m_document.anchors().count()) {
            const int place = placeFor(position);
            m_document.anchors().move(anchor, place > anchor ? place - 1 : place);
        }
    });
    connect(&m_document.anchors(), &Anchors::changed, this, &WalkBar::showAnchors);
    connect(&m_document.place(), &WalkPlace::walkChanged, this, &WalkBar::showTrack);
    connect(&m_document.settings(), &WalkSettings::changed, this, &WalkBar::showPath);
    connect(&m_document.place(), &WalkPlace::positionChanged, this, &WalkBar::showPosition);
    connect(&m_playback, &Playback::started, this, &WalkBar::showPlaying);
    connect(&m_playback, &Playback::paused, this, &WalkBar::showPlaying);
}

QWidget* WalkBar::makeTransport() {
    auto* transport = new QWidget(this);
    m_mode = new QComboBox(transport);
    m_seconds = new QDoubleSpinBox(transport);
    m_path = new QComboBox(transport);
    m_pace = new QComboBox(transport);
    m_closed = new QToolButton(transport);
    m_frames = new QSpinBox(transport);
    addChoices();

    auto* row = new QHBoxLayout(transport);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto add = [&](const QString& name, QWidget* control, const QString& tip) {
        auto* label = new QLabel(name, transport);
        label->setBuddy(control);
        control->setToolTip(tip);
        control->setAccessibleName(QString(name).remove(u'&'));
        row->addWidget(label);
        row->addWidget(control);
        row->addSpacing(8);
    };
    row->addStretch(1);
    add(tr("Play"), m_mode, tr("What happens at the end of the walk: back again, or once more from the start"));
    add(tr("Time"), m_seconds, tr("How long playing takes from the first anchor to the last"));
    add(tr("Path"), m_path,
        tr("Straight: the line between the anchors. Spherical: along the great circle between them. Both show the same "
           "faces at other moments."));
    add(tr("Pace"), m_pace,
        tr("Even: every segment takes the same time. Smooth: slows down at each anchor. Constant: the picture changes "
           "by "
           "the same amount in the same time."));
    m_closed->setAccessibleName(tr("Closed loop"));
    m_closed->setToolTip(tr("Closed loop: from the last anchor on to the first"));
    row->addWidget(m_closed);
    row->addSpacing(8);
    add(tr("Frames"), m_frames, tr("How many frames the filmstrip shows"));
    row->addStretch(1);
    return transport;
}

void WalkBar::addChoices() {
    m_mode->addItem(icon(QStringLiteral("ping-pong")), tr("To and fro"), static_cast<int>(PlayMode::PingPong));
    m_mode->addItem(icon(QStringLiteral("loop")), tr("Loop"), static_cast<int>(PlayMode::Loop));
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(m_playback.mode())));
    connect(m_mode, &QComboBox::activated, this,
            [this] { m_playback.setMode(static_cast<PlayMode>(m_mode->currentData().toInt())); });
    connect(&m_playback, &Playback::modeChanged, this,
            [this] { m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(m_playback.mode()))); });

    m_seconds->setRange(0.5, 600);
    m_seconds->setDecimals(1);
    m_seconds->setSingleStep(0.5);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setAlignment(Qt::AlignRight);
    m_seconds->setFont(Appearance::tabular(font()));
    m_seconds->setValue(m_playback.passSeconds());
    connect(m_seconds, &QDoubleSpinBox::valueChanged, &m_playback, &Playback::setPassSeconds);
    connect(&m_playback, &Playback::passSecondsChanged, m_seconds, &QDoubleSpinBox::setValue);

    m_path->addItem(tr("Straight"), static_cast<int>(WalkPath::Straight));
    m_path->addItem(tr("Spherical"), static_cast<int>(WalkPath::Spherical));
    connect(m_path, &QComboBox::activated, this,
            [this] { m_document.settings().setPath(static_cast<WalkPath>(m_path->currentData().toInt())); });

    m_pace->addItem(tr("Even"), static_cast<int>(PaceChoice::Even));
    m_pace->addItem(tr("Smooth"), static_cast<int>(PaceChoice::Smooth));
    m_pace->addItem(tr("Constant"), static_cast<int>(PaceChoice::Constant));
    connect(m_pace, &QComboBox::activated, this, [this] {
        const auto choice = static_cast<PaceChoice>(m_pace->currentData().toInt());
        m_document.settings().setPace(choice == PaceChoice::Constant ? Timing::ConstantSpeed : Timing::Even,
                                      choice == PaceChoice::Smooth ? Easing::Smooth : Easing::None);
    });

    m_closed->setCheckable(true);
    m_closed->setIcon(icon(QStringLiteral("closed")));
    m_closed->setIconSize({20, 20});
    m_closed->setFocusPolicy(Qt::TabFocus);
    connect(m_closed, &QToolButton::clicked, &m_document.settings(), &WalkSettings::setClosed);

    m_frames->setRange(Filmstrip::kFewest, Filmstrip::kMost);
    m_frames->setValue(kUsualFrames);
    connect(m_frames, &QSpinBox::valueChanged, this, &WalkBar::spreadFilmstrip);
    connect(m_frames, &QSpinBox::valueChanged, this, &WalkBar::filmstripFramesChanged);
}

AnchorEditor* WalkBar::makeAnchor(Qt::Edge edge) {
    auto* editor = new AnchorEditor(edge, this);
    const bool first = edge == Qt::LeftEdge;
    const auto index = [this, first] { return first ? firstAnchor() : lastAnchor(); };
    editor->setPinKey(first ? QStringLiteral("A") : QStringLiteral("B"));
    connectThumbnail(editor->thumbnail());
    connect(editor, &AnchorEditor::seedEntered, this,
            [this, index](quint64 seed) { m_document.anchors().setSeed(index(), seed); });
    connect(editor, &AnchorEditor::pinRequested, this, [this, index] {
        m_playback.pause();
        m_document.anchors().pin(index());
    });
    connect(editor, &AnchorEditor::closenessMoved, this,
            [this, index](double closeness) { m_document.anchors().setCloseness(index(), closeness); });
    connect(editor, &AnchorEditor::closenessReleased, &m_document, &Document::endGesture);
    return editor;
}

void WalkBar::connectThumbnail(AnchorThumbnail* thumbnail) {
    thumbnail->installEventFilter(this);
    connect(thumbnail, &Thumbnail::clicked, this, [this, thumbnail] { goTo(thumbnail->anchor()); });
    connect(thumbnail, &AnchorThumbnail::menuRequested, this,
            [this, thumbnail](QPoint where) { showMenu(thumbnail->anchor(), where); });
    connect(thumbnail, &AnchorThumbnail::seedDropped, this,
            [this, thumbnail](quint64 seed) { m_document.anchors().setSeed(thumbnail->anchor(), seed); });
    connect(thumbnail, &AnchorThumbnail::anchorDropped, this, [this, thumbnail](int from) {
        if (from < m_document.anchors().count()) {
            m_document.anchors().move(from, thumbnail->anchor());
        }
    });
}

void WalkBar::goTo(int anchor) {
    m_playback.pause();
    m_document.place().setPosition(m_document.place().positionOf(anchor));
}

void WalkBar::showMenu(int anchor, QPoint globalPosition) {
    const SessionAnchor& shown = m_document.session().anchors.at(static_cast<std::size_t>(anchor));
    const QString name = QString::fromStdString(shown.name);
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    menu.addAction(tr("Go to %1").arg(name), this, [this, anchor] { goTo(anchor); });
    menu.addAction(tr("Make the shown face %1").arg(name), this, [this, anchor] {
        m_playback.pause();
        m_document.anchors().pin(anchor);
    });
    menu.addAction(tr("Another random face"), this,
                   [this, anchor] { m_document.anchors().setSeed(anchor, randomSeed()); });
    menu.addAction(tr("Rename…"), this, [this, anchor] { renameAnchor(anchor); });
    menu.addSeparator();
    menu.addAction(tr("Move to the left"), this, [this, anchor] { m_document.anchors().move(anchor, anchor - 1); })
        ->setEnabled(anchor > firstAnchor());
    menu.addAction(tr("Move to the right"), this, [this, anchor] { m_document.anchors().move(anchor, anchor + 1); })
        ->setEnabled(anchor < lastAnchor());
    menu.addAction(tr("Insert a copy"), this,
                   [this, anchor, shown] { m_document.anchors().insert(anchor + 1, shown); });
    menu.addSeparator();
    QAction* remove =
        menu.addAction(tr("Remove %1").arg(name), this, [this, anchor] { m_document.anchors().remove(anchor); });
    remove->setEnabled(m_document.anchors().count() > kFewestAnchors);
    if (!remove->isEnabled()) {
        remove->setToolTip(tr("A walk needs two anchors"));
    }
    if (!shown.offsets.empty()) {
        menu.addSeparator();
        auto* closeness = new ClosenessSlider(&menu);
        closeness->setContentsMargins(16, 4, 16, 4);
        closeness->setCloseness(shown.offsets.closeness(), name);
        connect(closeness, &ClosenessSlider::moved, this,
                [this, anchor](double value) { m_document.anchors().setCloseness(anchor, value); });
        connect(closeness, &ClosenessSlider::released, &m_document, &Document::endGesture);
        auto* action = new QWidgetAction(&menu);
        action->setDefaultWidget(closeness);
        menu.addAction(action);
        menu.addAction(tr("Save face…"), this, [this, anchor] { emit saveFaceRequested(anchor); });
    }
    menu.exec(globalPosition);
}

void WalkBar::renameAnchor(int anchor) {
    const QString name = QString::fromStdString(m_document.session().anchors.at(static_cast<std::size_t>(anchor)).name);
    bool accepted = false;
    const QString chosen =
        QInputDialog::getText(this, tr("Rename anchor"), tr("Name:"), QLineEdit::Normal, name, &accepted);
    if (accepted) {
        m_document.anchors().rename(anchor, chosen);
    }
}

// Between which anchors a position lies, as the index that a new one gets.
int WalkBar::placeFor(double position) const {
    const SessionWalk::Place place = m_document.walk().placeAt(position);
    const bool atTheEnd = place.segment + 1 == m_document.walk().walk().segments() && place.t >= 1;
    return static_cast<int>(place.segment) + (atTheEnd && !m_document.session().closed ? 2 : 1);
}

void WalkBar::insertSeedAt(double position, quint64 seed) {
    m_playback.pause();
    m_document.anchors().insert(placeFor(position), anchorOf(m_document.session(), seed));
}

void WalkBar::addShownFace() {
    m_playback.pause();
    m_document.anchors().insert(placeFor(m_document.place().position()), m_document.place().currentAsAnchor());
}

void WalkBar::setAnchorThumbnail(int anchor, const QImage& image) {
    if (anchor == firstAnchor()) {
        m_first->setThumbnail(image);
    }
    if (anchor == lastAnchor()) {
        m_last->setThumbnail(image);
    }
    if (AnchorThumbnail* thumbnail = m_track->thumbnail(anchor)) {
        thumbnail->setImage(image);
    }
}

void WalkBar::setUnavailable(const QString& reason) {
    m_unavailable = reason;
    setEnabled(reason.isEmpty());
}

// While a control is off, its tooltip says why instead of what it does.
bool WalkBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ToolTip && !m_unavailable.isEmpty()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), m_unavailable, this);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void WalkBar::showAnchors() {
    m_first->setAnchor(m_document.session().anchors.front(), firstAnchor());
    m_last->setAnchor(m_document.session().anchors.back(), lastAnchor());
    showTrack();
}

// Above the slider stand the anchors that are not at its ends; of a closed loop also the last, whose tick is inside.
void WalkBar::showTrack() {
    const std::vector<double>& places = m_document.walk().anchorPositions();
    std::vector<AnchorTrack::Item> items;
    for (int anchor = 1; anchor < m_document.anchors().count(); ++anchor) {
        if (anchor < lastAnchor() || m_document.session().closed) {
            const SessionAnchor& one = m_document.session().anchors[static_cast<std::size_t>(anchor)];
            items.push_back({anchor, QString::fromStdString(one.name), places[static_cast<std::size_t>(anchor)]});
        }
    }
    m_track->setItems(items);
    m_track->setVisible(!items.empty());
    m_slider->setTicks(places);
    spreadFilmstrip();
    showPosition();
}

void WalkBar::showPath() {
    m_path->setCurrentIndex(m_path->findData(static_cast<int>(m_document.session().path)));
    m_pace->setCurrentIndex(m_pace->findData(static_cast<int>(paceOf(m_document.session()))));
    m_closed->setChecked(m_document.session().closed);
}

void WalkBar::spreadFilmstrip() {
    // A closed loop ends where it began: its last frame stands one step before.
    m_filmstrip->setPositions(Walk::positions(m_frames->value(), !m_document.session().closed));
    m_filmstrip->setPosition(m_document.place().position());
    emit m_filmstrip->resized();
}

void WalkBar::showPosition() {
    const bool onWalk = !m_document.place().aside();
    m_slider->setPosition(m_document.place().position());
    m_slider->setOnWalk(onWalk);
    m_slider->setToolTip(onWalk ? tr("Drag to walk from face to face")
                                : tr("The face that is shown is not on the walk. Drag to return to it."));
    m_position->setText(tr("%1 %").arg(fixedNumber(m_document.place().position() * 100, 1)));
    m_filmstrip->setPosition(m_document.place().position());
    const auto at = m_document.place().anchorAtPosition();
    m_first->setCurrent(at == firstAnchor());
    m_last->setCurrent(at == lastAnchor());
    for (int anchor = 1; anchor < m_document.anchors().count(); ++anchor) {
        if (AnchorThumbnail* thumbnail = m_track->thumbnail(anchor)) {
            thumbnail->setCurrent(at == anchor);
        }
    }
}

void WalkBar::showPlaying() {
    const bool playing = m_playback.isPlaying();
    m_play->setIcon(icon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(playing ? tr("Pause (Space)") : tr("Play the walk (Space)"));
}

}  // namespace latentwalk
