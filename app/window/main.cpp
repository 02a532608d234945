// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QCommandLineParser>
#include <cstdio>
#include <memory>
#include <optional>

#include "app/window/end_signals.h"
#include "app/window/heaps.h"
#include "app/window/open_generator.h"
#include "core/file/failed_writes.h"
#include "core/generator/generator.h"
#include "core/generator/torch/torch_generator.h"
#include "core/message/file_error.h"
#include "core/model/builtin_model.h"
#include "core/processor/threads.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/window/commands/training_commands.h"
#include "ui/window/main_window.h"
#include "ui/window/translations.h"
#include "ui/window/window_log.h"

namespace {

using namespace latentwalk;

struct Arguments {
    QString file;  // model, session, or picture of ours; empty: the built-in model
    Device device = Device::Auto;
    std::optional<Precision> precision;  // otherwise what was chosen in the menu
    std::optional<int> threads;          // 0: as many as there are cores; otherwise what was chosen in the menu
    LogLevel log = LogLevel::Off;        // on the terminal
};

constexpr int kWrongUsage = 2;

[[noreturn]] void refuse(const QString& message) {
    std::fprintf(stderr, "latentwalk: %s\nSee 'latentwalk --help'.\n", qPrintable(message));
    std::exit(kWrongUsage);
}

std::optional<Device> deviceOf(const QString& name) {
    if (name == QLatin1String("auto")) {
        return Device::Auto;
    }
    if (name == QLatin1String("cpu")) {
        return Device::Cpu;
    }
    if (name == QLatin1String("cuda")) {
        return Device::Cuda;
    }
    return std::nullopt;
}

std::optional<Precision> precisionOf(const QString& name) {
    if (name == QLatin1String("float32")) {
        return Precision::Float32;
    }
    if (name == QLatin1String("bfloat16")) {
        return Precision::BFloat16;
    }
    if (name == QLatin1String("float16")) {
        return Precision::Float16;
    }
    if (name == QLatin1String("auto")) {
        return Precision::Auto;
    }
    return std::nullopt;
}

// What --log says, or else the environment, which nobody typed just now: what is wrong there is told and passed over.
LogLevel logLevel(const std::optional<QString>& asked) {
    const QString name = asked ? *asked : qEnvironmentVariable("LATENTWALK_LOG");
    const auto level = logLevelOf(name.toStdString());
    if (asked && !level) {
        refuse(QStringLiteral("--log is off, error, warning, info or debug, not '%1'").arg(name));
    }
    if (!level && !name.isEmpty()) {
        std::fprintf(stderr, "latentwalk: LATENTWALK_LOG is off, error, warning, info or debug, not '%s'\n",
                     qPrintable(name));
    }
    return level.value_or(LogLevel::Off);
}

// Ends the program after --help, --version and wrong usage.
Arguments readArguments(const QCoreApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Explore the latent space of Progressive GANs."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("FILE"),
        QStringLiteral("Model, session, or picture of ours to open (default: the built-in model)"),
        QStringLiteral("[FILE]"));
    const QCommandLineOption device(QStringLiteral("device"), QStringLiteral("auto (default), cpu or cuda"),
                                    QStringLiteral("NAME"), QStringLiteral("auto"));
    const QCommandLineOption precision(
        QStringLiteral("precision"),
        QStringLiteral("auto, float32 (the same pixels as Python), bfloat16 (where the processor has it) or float16 "
                       "(CUDA); default: what the menu says, at first auto"),
        QStringLiteral("NAME"));
    const QCommandLineOption threads(
        QStringLiteral("threads"),
        QStringLiteral("Threads on the CPU, 0 for one on each physical core (default: what "
                       "the menu says)"),
        QStringLiteral("N"));
    const QCommandLineOption logging(
        QStringLiteral("log"),
        QStringLiteral("What to say on the terminal of what is done: off, error, warning, info, debug (default: "
                       "LATENTWALK_LOG, or off)"),
        QStringLiteral("LEVEL"));
    parser.addOptions({device, precision, threads, logging});
    if (!parser.parse(app.arguments())) {
        refuse(parser.errorText());
    }
    if (parser.isSet(QStringLiteral("help"))) {
        parser.showHelp();
    }
    if (parser.isSet(QStringLiteral("version"))) {
        parser.showVersion();
    }

    Arguments arguments;
    const auto chosen = deviceOf(parser.value(device));
    const auto chosenPrecision = precisionOf(parser.value(precision));
    bool isNumber = !parser.isSet(threads);
    if (!isNumber) {
        arguments.threads = parser.value(threads).toInt(&isNumber);
    }
    constexpr int kMostThreads = 1024;
    if (!chosen) {
        refuse(QStringLiteral("--device is auto, cpu or cuda, not '%1'").arg(parser.value(device)));
    }
    if (parser.isSet(precision) && !chosenPrecision) {
        refuse(
            QStringLiteral("--precision is auto, float32, bfloat16 or float16, not '%1'").arg(parser.value(precision)));
    }
    if (!isNumber || arguments.threads.value_or(0) < 0 || arguments.threads.value_or(0) > kMostThreads) {
        refuse(QStringLiteral("--threads is a number from 0 to 1024, not '%1'").arg(parser.value(threads)));
    }
    arguments.log = logLevel(parser.isSet(logging) ? std::optional(parser.value(logging)) : std::nullopt);
    if (parser.positionalArguments().size() > 1) {
        refuse(QStringLiteral("only one file can be opened at a time"));
    }
    arguments.device = *chosen;
    arguments.precision = chosenPrecision;
    arguments.file = parser.positionalArguments().value(0);
    return arguments;
}

// The window, and after a change of language another one in its place that shows the same.
class Program {
public:
    Program(GeneratorFactory factory, const ModelChoices::Given& choices, Appearance& appearance)
        : m_factory(std::move(factory)), m_choices(choices), m_appearance(appearance) {}

    void start(const QString& file) {
        makeWindow();
        if (file.isEmpty()) {
            m_window->openBuiltInModel();
        } else {
            m_window->openFile(file);
        }
        m_window->offerLeftTraining();
        m_window->offerLeftSession();  // is asked first
    }

    // Whoever ends the program by a signal loses no more than by a crash, and of a training nothing.
    void keep() {
        if (m_window) {
            m_window->training().keep();
        }
    }

private:
    void makeWindow() {
        m_translations.use(Translations::chosen());
        m_window = std::make_unique<MainWindow>(m_factory, m_appearance);
        // Queued: the window may not go while it still handles the click.
        QObject::connect(
            m_window.get(), &MainWindow::languageChosen, qApp, [this] { replaceWindow(); }, Qt::QueuedConnection);
        m_window->useChoices(m_choices);
        m_window->show();
    }

    void replaceWindow() {
        const Handover handover = m_window->handOver();
        const bool quits = QGuiApplication::quitOnLastWindowClosed();
        QGuiApplication::setQuitOnLastWindowClosed(false);
        m_window.reset();
        makeWindow();
        QGuiApplication::setQuitOnLastWindowClosed(quits);
        m_window->takeOver(handover);
    }

    GeneratorFactory m_factory;
    ModelChoices::Given m_choices;  // of the command line
    Appearance& m_appearance;
    Translations m_translations;
    std::unique_ptr<MainWindow> m_window;
};

// The built-in model, where that is what the window will ask for: it is opened while Qt and the window begin. Not
// where a card may be used: its generator is made on the thread that uses it.
std::shared_ptr<EarlyOpening> openEarly(const Arguments& arguments, const ModelChoices::Given& choices,
                                        const ProgramOptions& program) {
    if (!arguments.file.isEmpty() || (program.device != Device::Cpu && hasCardDriver())) {
        return nullptr;
    }
    try {
        return std::make_shared<EarlyOpening>(builtInModelPath(), ModelChoices::optionsAtStart(choices), program);
    } catch (const FileError&) {
        return nullptr;  // the window says so
    }
}

}  // namespace

int main(int argc, char** argv) {
    surviveFailedWrites();
    shareHeaps();
    QCoreApplication::setApplicationName(QStringLiteral("latentwalk"));
    QCoreApplication::setOrganizationName(QStringLiteral("latentwalk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LATENTWALK_VERSION));
    Arguments arguments;
    {
        // --help and --version work without a display, too.
        const QCoreApplication app(argc, argv);
        arguments = readArguments(app);
    }

    startWindowLog(arguments.log);
    log(LogLevel::Info, "Latentwalk " LATENTWALK_VERSION " begins");
    setThreads(0);
    const ModelChoices::Given choices{arguments.precision, arguments.threads};
    const ProgramOptions options{arguments.device, Precision::Auto, Panels::headsFolder()};
    const std::shared_ptr<EarlyOpening> early = openEarly(arguments, choices, options);
    QApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Latentwalk"));
    QGuiApplication::setDesktopFileName(QStringLiteral(LATENTWALK_ID));
    QGuiApplication::setWindowIcon(applicationIcon());
    Appearance appearance;

    Program program(generatorFactory(options, early), choices, appearance);
    const EndSignals ends([&program] { program.keep(); });
    program.start(arguments.file);
    const int result = QApplication::exec();
    program.keep();  // while signals are still waited for
    return result;
}
