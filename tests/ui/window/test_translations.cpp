// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "tests/support/places.h"
#include "tests/support/room.h"

using namespace latentwalk;

namespace test_translations {

namespace {

struct Message {
    QString context;
    QString source;
    QString type;           // "" where it is finished
    QStringList forms;      // more than one only where the language has a plural
    bool isPlural = false;  // %n decides between the forms

    QString name() const { return context + QStringLiteral(": ") + source; }
};

QList<Message> messagesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s", qPrintable(path + QStringLiteral(" cannot be read: ") + file.errorString()));
    }
    QXmlStreamReader reader(&file);
    QList<Message> messages;
    Message message;
    QString context;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (reader.name() == QLatin1String("name")) {
            context = reader.readElementText();
        } else if (reader.name() == QLatin1String("message")) {
            message = {
                context, {}, {}, {}, reader.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")};
        } else if (reader.name() == QLatin1String("source")) {
            message.source = reader.readElementText();
        } else if (reader.name() == QLatin1String("translation")) {
            message.type = reader.attributes().value(QLatin1String("type")).toString();
            if (message.isPlural) {
                while (reader.readNextStartElement()) {
                    message.forms.append(reader.readElementText());
                }
            } else {
                message.forms = {reader.readElementText()};
            }
            messages.append(message);
        }
    }
    if (reader.hasError()) {
        qFatal("%s", qPrintable(path + QStringLiteral(": ") + reader.errorString()));
    }
    return messages;
}

QString fileOf(const QString& language) {
    return test::sourcePath(QStringLiteral("resources/translations/latentwalk_%1.ts")).arg(language);
}

// Every match of `pattern` once, sorted.
QStringList matches(const QString& text, const QRegularExpression& pattern) {
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
        found.append(match.next().captured());
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

QRegularExpression expression(const char* pattern) {
    return QRegularExpression(QString::fromUtf8(pattern));
}

// "" or why the form is no Chinese translation of the source.
using Rule = QString (*)(const QString& source, const QString& form);

QString sameMarks(const QString& source, const QString& form) {
    static const QRegularExpression placeholder = expression("%L?[0-9n]|\\[\\*\\]|<[^>]*>|[\\t\\n]");
    return matches(source, placeholder) == matches(form, placeholder) ? QString()
                                                                      : QStringLiteral("other placeholders");
}

// "&Open…" becomes "打开(&O)…".
QString sameKey(const QString& source, const QString& form) {
    static const QRegularExpression english = expression("&([A-Za-z])");
    static const QRegularExpression chinese = expression("\\(&([A-Z])\\)(?:…|：|\\t.*)?$");
    const QString key = english.match(source).captured(1).toUpper();
    if (form.count(u'&') != (key.isEmpty() ? 0 : 1)) {
        return QStringLiteral("another number of keys");
    }
    return key == chinese.match(form).captured(1) ? QString() : QStringLiteral("no key (&%1) at the end").arg(key);
}

QString sameEdges(const QString& source, const QString& form) {
    static const QRegularExpression letter = expression("\\w");
    if (!source.contains(letter)) {
        return {};  // ", " becomes "，"
    }
    const auto isSpace = [](const QString& text, bool front) {
        return !text.isEmpty() && (front ? text.front() : text.back()).isSpace();
    };
    return isSpace(source, true) == isSpace(form, true) && isSpace(source, false) == isSpace(form, false)
               ? QString()
               : QStringLiteral("other spaces at the edges");
}

QString sameEnd(const QString& source, const QString& form) {
    const QHash<QChar, QChar> ends{{u'.', u'。'}, {u'…', u'…'}, {u':', u'：'}, {u'?', u'？'}, {u'!', u'！'}};
    const QList<QChar> theirs = ends.values();
    const QChar wanted = ends.value(source.back());
    const bool good = wanted.isNull() ? !theirs.contains(form.back()) : form.back() == wanted;
    return good ? QString() : QStringLiteral("another punctuation at the end");
}

QString wholeSentences(const QString&, const QString& form) {
    static const QRegularExpression half = expression("[一-龥][,.;:?!]|[,.;:?!][一-龥]|\\([^)&]*[一-龥]|[一-龥]\\)");
    static const QRegularExpression tight = expression("[一-龥][A-Za-z0-9]|[A-Za-z0-9][一-龥]");
    // A placeholder may stand for a number.
    const QString plain = QString(form).replace(expression("%L?[0-9n]%?"), QStringLiteral(" "));
    if (const auto match = half.match(plain); match.hasMatch()) {
        return QStringLiteral("punctuation of half width in “%1”").arg(match.captured());
    }
    if (const auto match = tight.match(plain); match.hasMatch()) {
        return QStringLiteral("no space in “%1”").arg(match.captured());
    }
    return {};
}

QString isChinese(const QString& source, const QString& form) {
    static const QRegularExpression word = expression("[A-Za-z]");
    static const QRegularExpression han = expression("[一-龥]");
    const QString words = QString(source).remove(expression("%L?[0-9n]|Latentwalk"));
    return words.contains(word) && !form.contains(han) ? QStringLiteral("not Chinese") : QString();
}

}  // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private slots:
    // Gathers the texts from the sources as the target update_translations does, without forgetting any.
    void everyTextIsTranslated_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("fewest");
        QTest::newRow("zh_CN") << QStringList() << 500;
        QTest::newRow("en") << QStringList{QStringLiteral("-pluralonly")} << 3;
    }

    void everyTextIsTranslated() {
        QFETCH(const QStringList, options);
        QFETCH(const int, fewest);
        const QString language = QString::fromLatin1(QTest::currentDataTag());
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("copy_%1.ts").arg(language));
        QVERIFY(QFile::copy(fileOf(language), copy));

        QProcess lupdate;
        lupdate.setWorkingDirectory(QString::fromUtf8(test::kSourceFolder));
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(QString::fromUtf8(test::kLupdate),
                      QStringList{QStringLiteral("ui"), QStringLiteral("app/window"), QStringLiteral("core"),
                                  QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("-tr-function-alias"),
                                  QStringLiteral("tr+=says"), QStringLiteral("-tr-function-alias"),
                                  QStringLiteral("tr+=about"), QStringLiteral("-locations"), QStringLiteral("none")} +
                          options + QStringList{QStringLiteral("-ts"), copy});
        QVERIFY2(lupdate.waitForFinished(120000), qPrintable(lupdate.errorString()));
        const QByteArray said = lupdate.readAll();
        QVERIFY2(lupdate.exitCode() == 0, said.constData());

        const QList<Message> messages = messagesOf(copy);
        QVERIFY2(messages.size() >= fewest, said.constData());
        QStringList problems;
        for (const Message& message : messages) {
            if (!message.type.isEmpty()) {
                problems.append(message.type + QStringLiteral(" — ") + message.name());
            } else if (message.forms.isEmpty() || message.forms.contains(QString())) {
                problems.append(QStringLiteral("empty — ") + message.name());
            }
        }
        QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems.join(u'\n')));
    }

    void chineseKeepsTheRules_data() {
        QTest::addColumn<Rule>("rule");
        QTest::newRow("placeholders") << &sameMarks;
        QTest::newRow("keys") << &sameKey;
        QTest::newRow("edges") << &sameEdges;
        QTest::newRow("end") << &sameEnd;
        QTest::newRow("punctuation") << &wholeSentences;
        QTest::newRow("language") << &isChinese;
    }

    void chineseKeepsTheRules() {
        QFETCH(const Rule, rule);
        QStringList problems;
        for (const Message& message : messagesOf(fileOf(QStringLiteral("zh_CN")))) {
            for (const QString& form : message.forms) {
                if (const QString problem = rule(message.source, form); !problem.isEmpty()) {
                    problems.append(problem + QStringLiteral(" — ") + message.name() + QStringLiteral(" — ") + form);
                }
            }
        }
        QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems.join(u'\n')));
    }

    void theRulesFindMistakes_data() {
        QTest::addColumn<Rule>("rule");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("form");
        const auto row = [](const char* name, Rule rule, const char* source, const char* form) {
            QTest::newRow(name) << rule << QString::fromUtf8(source) << QString::fromUtf8(form);
        };
        row("a placeholder too few", &sameMarks, "%1 of %2", "%1");
        row("a placeholder too many", &sameMarks, "%1 here", "%1 %n");
        row("markup lost", &sameMarks, "<b>%1</b>", "%1");
        row("no key", &sameKey, "&Open…", "打开…");
        row("another key", &sameKey, "&Open…", "打开(&A)…");
        row("a key in front", &sameKey, "&Open…", "&O打开…");
        row("a key of its own", &sameKey, "Open…", "打开(&O)…");
        row("the key behind the dots", &sameEnd, "&Open…", "打开…(&O)");
        row("a space lost", &sameEdges, " s", "秒");
        row("a space more", &sameEdges, "Time", "时间 ");
        row("no full stop", &sameEnd, "Done.", "完成");
        row("a full stop more", &sameEnd, "Done", "完成。");
        row("a narrow comma", &wholeSentences, "Yes, no", "是,否");
        row("narrow brackets", &wholeSentences, "Yes (no)", "是 (否)");
        row("no space before a name", &wholeSentences, "Made with Qt", "使用Qt");
        row("English", &isChinese, "Open", "Open");
    }

    void theRulesFindMistakes() {
        QFETCH(const Rule, rule);
        QFETCH(const QString, source);
        QFETCH(const QString, form);
        QVERIFY(!rule(source, form).isEmpty());
    }

    void englishHasBothForms() {
        for (const Message& message : messagesOf(fileOf(QStringLiteral("en")))) {
            QVERIFY2(message.isPlural && message.forms.size() == 2, qPrintable(message.name()));
            for (const QString& form : message.forms) {
                QVERIFY2(sameMarks(message.source, form).isEmpty(), qPrintable(message.name()));
            }
            QVERIFY2(message.forms.last() == message.source, qPrintable(message.name()));
        }
    }
};

LATENTWALK_TEST(TestTranslations, core)

}  // namespace test_translations

#include "test_translations.moc"
