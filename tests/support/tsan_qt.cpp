// SPDX-License-Identifier: GPL-3.0-or-later
// Only in the preset `tsan`, linked into every test. Debian's Qt is not built with ThreadSanitizer and its mutexes are
// futexes, so that ThreadSanitizer does not see what Qt guarantees: that what was done before a signal, a posted event
// or the start of a task has happened for whoever receives it. Suppressing reports with Qt in their stack would
// suppress all of the window's thread. Instead this tells ThreadSanitizer those guarantees, where our code calls Qt and
// where the main thread gets an event, and reports about our own locks and atomics stay what they are.
//
// It knows one order for all of Qt, so a race between two threads that happen to exchange an unrelated signal in
// between can stay unseen in a run.
#include <dlfcn.h>

#include <QCoreApplication>
#include <QEvent>
#include <QFutureInterface>
#include <QThreadPool>
#include <functional>

extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);

namespace {

char g_order;

void before() {
    __tsan_release(&g_order);
}

void after() {
    __tsan_acquire(&g_order);
}

template <class Function>
Function* next(const char* symbol) {
    auto* const found = reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, symbol));
    if (found == nullptr) {
        qFatal("Qt has no %s any more", symbol);
    }
    return found;
}

// A functor on its way to another thread. It is called there and destroyed by whoever lets go of it last, which Qt
// counts where ThreadSanitizer does not look.
class Ordered final : public QtPrivate::QSlotObjectBase {
public:
    explicit Ordered(QtPrivate::QSlotObjectBase* inner) : QSlotObjectBase(&run), m_inner(inner) {}

private:
    static void run(int which, QSlotObjectBase* self, QObject* receiver, void** arguments, bool* result) {
        after();
        auto* const ordered = static_cast<Ordered*>(self);
        if (which == Destroy) {
            ordered->m_inner->destroyIfLastRef();
            delete ordered;
        } else if (which == Call) {
            ordered->m_inner->call(receiver, arguments);
        } else if (result != nullptr) {
            *result = false;
        }
        before();
    }

    QtPrivate::QSlotObjectBase* m_inner;
};

class Receiver : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject*, QEvent*) override {
        after();
        return false;
    }
};

void receive() {
    qApp->installEventFilter(new Receiver(qApp));
}
Q_COREAPP_STARTUP_FUNCTION(receive)

}  // namespace

void QMetaObject::activate(QObject* sender, const QMetaObject* meta, int signal, void** arguments) {
    static auto* const real =
        next<void(QObject*, const QMetaObject*, int, void**)>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    before();
    real(sender, meta, signal, arguments);
}

bool QMetaObject::invokeMethodImpl(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type,
                                   void* result) {
    static auto* const real = next<bool(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType, void*)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    auto* const ordered = new Ordered(slot);
    before();
    return real(object, ordered, type, result);
}

void QCoreApplication::postEvent(QObject* receiver, QEvent* event, int priority) {
    static auto* const real = next<void(QObject*, QEvent*, int)>("_ZN16QCoreApplication9postEventEP7QObjectP6QEventi");
    before();
    real(receiver, event, priority);
}

void QThreadPool::start(std::function<void()> task, int priority) {
    static auto* const real =
        next<void(QThreadPool*, std::function<void()>, int)>("_ZN11QThreadPool5startESt8functionIFvvEEi");
    std::function<void()> ordered = [task = std::move(task)] {
        after();
        task();
        before();
    };
    before();
    real(this, std::move(ordered), priority);
}

// Of a QPromise, whose QFutureWatcher tells the window.
void QFutureInterfaceBase::reportFinished() {
    static auto* const real = next<void(QFutureInterfaceBase*)>("_ZN20QFutureInterfaceBase14reportFinishedEv");
    before();
    real(this);
}

bool QThreadPool::waitForDone(int milliseconds) {
    static auto* const real = next<bool(QThreadPool*, int)>("_ZN11QThreadPool11waitForDoneEi");
    const bool done = real(this, milliseconds);
    after();
    return done;
}
