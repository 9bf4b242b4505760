#include "plumbing/db/group_writer.hpp"

#include "plumbing/log/log.hpp"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <random>

namespace sinergi::db {
namespace {

constexpr std::size_t soon_max = 20'000;
constexpr std::chrono::milliseconds soon_delay{100};    // half of what is promised
constexpr std::chrono::milliseconds soon_again{1'000};  // while the disk is full or the server away
constexpr int group_tries_max = 3;
constexpr int deed_tries_max = 20;
// Deeds that ask in one round trip. More would fill the socket before anybody reads the answers.
constexpr std::size_t foreseen_max = 16;

/// A thread waits here for its deed. It outlives the Job, so that the writer may ring it after the Job is gone.
/// std::atomic::wait first looks again and again; here a hundred threads do, and a commit is milliseconds away.
class Bell {
public:
    [[nodiscard]] std::uint32_t count() const noexcept { return count_.load(std::memory_order_relaxed); }
    void wait(std::uint32_t before) noexcept {
        while (count_.load(std::memory_order_acquire) == before)
            ::syscall(SYS_futex, &count_, FUTEX_WAIT_PRIVATE, before, nullptr, nullptr, 0);
    }
    void ring() noexcept {
        count_.fetch_add(1, std::memory_order_release);
        ::syscall(SYS_futex, &count_, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
    }

private:
    std::atomic<std::uint32_t> count_ = 0;
    static_assert(sizeof(count_) == sizeof(std::uint32_t));
};
thread_local Bell bell;

void wait_a_little(int attempt) {
    thread_local std::minstd_rand dice{std::random_device{}()};
    auto const most = 250 << std::min(attempt, 7);  // microseconds: .25 ms to 32 ms
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<>(0, most)(dice)));
}

bool is_unavailable(std::exception_ptr const& why) {
    if (!why) return false;
    try {
        std::rethrow_exception(why);
    } catch (Unavailable const&) {
        return true;
    } catch (...) {
        return false;
    }
}

}  // namespace

struct GroupWriter::Job {
    enum class Kind : std::uint8_t { deed, alone, soon };
    Kind kind = Kind::deed;
    std::function<bool(Tx&)> const* deed = nullptr;
    Foresight const* foresight = nullptr;
    std::function<void(Side&)> const* work = nullptr;
    std::function<bool(Tx&)> own{};  // of a soon
    std::exception_ptr fault{};
    Bell* bell = nullptr;
};

GroupWriter::GroupWriter(std::unique_ptr<Side> side, std::size_t group_max)
    : side_(std::move(side)), group_max_(group_max), thread_([this] { live(); }) {}

GroupWriter::~GroupWriter() {
    {
        std::scoped_lock const lock(mutex_);
        is_ending_ = true;
    }
    work_.notify_one();
    thread_.join();
}

void GroupWriter::put_in(Job& job) {
    SINERGI_CHECK(!InDeed::is_set());
    auto const before = bell.count();
    job.bell = &bell;
    bool is_idle = false;
    {
        std::scoped_lock const lock(mutex_);
        queue_.push_back(&job);
        is_idle = is_idle_;
    }
    if (is_idle) work_.notify_one();
    bell.wait(before);
    if (job.fault) std::rethrow_exception(job.fault);
}

void GroupWriter::carry_out(std::function<bool(Tx&)> const& deed, Foresight const& foresight) {
    Job job{.deed = &deed, .foresight = foresight.questions ? &foresight : nullptr};
    put_in(job);
}

void GroupWriter::alone(std::function<void(Side&)> const& work) {
    Job job{.kind = Job::Kind::alone, .work = &work};
    put_in(job);
}

void GroupWriter::soon(std::function<void(Tx&)> deed) {
    auto job = std::make_unique<Job>();
    job->kind = Job::Kind::soon;
    job->own = [deed = std::move(deed)](Tx& tx) {
        deed(tx);
        return true;
    };
    job->deed = &job->own;
    bool is_awaited = false;
    {
        std::scoped_lock const lock(mutex_);
        if (soon_.size() >= soon_max) throw Unavailable("too much waits to be noted");
        if (soon_.empty()) soon_at_ = std::chrono::steady_clock::now() + soon_delay;
        is_awaited = soon_.empty() && is_idle_;
        soon_.push_back(std::move(job));
    }
    if (is_awaited) work_.notify_one();
}

bool GroupWriter::wait_for_work(std::unique_lock<std::mutex>& lock) {
    is_idle_ = true;
    while (queue_.empty() && !is_ending_ && !side_->has_chore()) {
        if (soon_.empty()) {
            work_.wait(lock);
        } else if (work_.wait_until(lock, soon_at_) == std::cv_status::timeout) {
            break;
        }
    }
    is_idle_ = false;
    return !(is_ending_ && queue_.empty() && soon_.empty());
}

// What is alone comes alone; deeds come together, and what waits to be noted rides with them.
std::vector<GroupWriter::Job*> GroupWriter::next_group() {
    std::vector<Job*> group;
    if (!queue_.empty() && queue_.front()->kind == Job::Kind::alone) {
        group.push_back(queue_.front());
        queue_.pop_front();
        return group;
    }
    while (!queue_.empty() && queue_.front()->kind == Job::Kind::deed && group.size() < group_max_) {
        group.push_back(queue_.front());
        queue_.pop_front();
    }
    if (is_stuck_ && std::chrono::steady_clock::now() < soon_at_ && !is_ending_) return group;
    while (!soon_.empty() && group.size() < group_max_) {
        group.push_back(soon_.front().release());
        soon_.pop_front();
    }
    return group;
}

void GroupWriter::live() {
    for (;;) {
        std::vector<Job*> group;
        {
            std::unique_lock lock(mutex_);
            if (!wait_for_work(lock)) return;
            group = next_group();
        }
        if (!group.empty()) {
            if (group.front()->kind == Job::Kind::alone) {
                run_alone(*group.front());
            } else {
                run_group(group);
            }
            deliver(group);
        }
        side_->do_chores();
    }
}

void GroupWriter::run_alone(Job& job) {
    try {
        (*job.work)(*side_);
    } catch (...) {
        job.fault = std::current_exception();
    }
    side_->roll_back();
}

// What the deed throws is its own; only a collision and a lost connection are everybody's.
void GroupWriter::run_deed(Job& job) {
    job.fault = nullptr;
    bool is_kept = false;
    side_->mark(&job);
    try {
        InDeed const here;
        is_kept = (*job.deed)(side_->tx());
        if (is_kept && side_->is_spoiled()) throw Fault("a deed went on after its transaction was refused");
    } catch (TryAgain const&) {
        throw;
    } catch (Gone const&) {
        throw;
    } catch (...) {
        job.fault = std::current_exception();
        is_kept = false;
    }
    if (!side_->is_open()) return;
    if (!is_kept) side_->undo();
    side_->keep();
}

/// Asks ahead for the deeds at the front of `next`, up to one that may write what a further one asks.
/// @return for how many
std::size_t GroupWriter::foresee(std::span<Job* const> next, std::size_t most) {
    std::size_t count = 0;
    for (auto const* job : next.first(std::min(most, next.size()))) {
        if (job->foresight == nullptr) break;
        auto const about = job->foresight->about;
        auto const is_same = [&](Job const* one) { return one->foresight->about == about; };
        if (about != Foresight::something_new && std::ranges::any_of(next.first(count), is_same)) break;
        side_->foresee(job);
        InDeed const here;
        job->foresight->questions(side_->tx());
        ++count;
        if (about == Foresight::anything) break;
    }
    return count;
}

GroupWriter::Ended GroupWriter::try_group(std::span<Job* const> group) {
    auto const ended = try_group(group, Marks::none);
    return ended == Ended::unmarked ? try_group(group, Marks::each) : ended;
}

GroupWriter::Ended GroupWriter::try_group(std::span<Job* const> group, Marks marks) {
    auto ended = Ended::failed;
    has_begun_ = false;
    try {
        side_->begin(marks);
        has_begun_ = true;
        auto const most = !side_->does_foresee() ? 0 : is_again_ || marks == Marks::each ? 1 : foreseen_max;
        std::size_t foreseen = 0;
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (i >= foreseen) foreseen = i + foresee(group.subspan(i), most);
            auto* const job = group[i];
            run_deed(*job);
            if (side_->is_open()) continue;
            failure_ = job->fault ? job->fault : std::make_exception_ptr(Unavailable("the transaction was broken off"));
            side_->roll_back();
            return Ended::failed;
        }
        side_->commit();
        return Ended::committed;
    } catch (Unmarked const&) {
        ended = Ended::unmarked;
    } catch (TryAgain const&) {
        ended = Ended::collided;
    } catch (Gone const&) {
        ended = Ended::gone;
        failure_ = std::current_exception();
    } catch (Unknown const&) {
        ended = Ended::unknown;
        failure_ = std::current_exception();
    } catch (...) {
        failure_ = std::current_exception();
    }
    side_->roll_back();
    return ended;
}

void GroupWriter::run_group(std::vector<Job*> const& group) {
    auto ended = Ended::collided;
    for (int i = 0; i < group_tries_max && (ended == Ended::collided || ended == Ended::gone); ++i) {
        if (i > 0) wait_a_little(i);
        is_again_ = i > 0;
        ended = try_group(group);
    }
    if (ended == Ended::committed) return note_stuck(nullptr);
    // Perhaps written already; or nobody answers at all, and then not for the next one either.
    if (ended == Ended::unknown || ended == Ended::gone || !has_begun_) {
        for (auto* job : group) job->fault = failure_;
        return note_stuck(failure_);
    }
    for (auto* job : group) run_by_itself(*job);
}

void GroupWriter::run_by_itself(Job& job) {
    auto* const one = &job;
    for (int i = 0; i < deed_tries_max; ++i) {
        if (i > 0) wait_a_little(i);
        auto const ended = try_group({&one, 1});
        if (ended == Ended::collided || (ended == Ended::gone && i < group_tries_max)) continue;
        if (ended != Ended::committed) job.fault = failure_;
        return note_stuck(ended != Ended::committed && is_unavailable(job.fault) ? job.fault : nullptr);
    }
    job.fault = std::make_exception_ptr(Unavailable("the transaction met others twenty times"));
}

// One line when it begins and one when it ends: a full disk is not helped by a log that grows.
void GroupWriter::note_stuck(std::exception_ptr const& why) {
    if (is_stuck_.exchange(why != nullptr) == (why != nullptr)) return;
    if (!why) return log::info("the database takes writes again");
    try {
        std::rethrow_exception(why);
    } catch (std::exception const& told) {
        log::error("the database takes no writes: {}", told.what());
    }
}

void GroupWriter::deliver(std::vector<Job*> const& group) {
    std::size_t put_back = 0;
    for (auto* job : group) {
        if (job->kind == Job::Kind::soon) {
            deliver_note(std::unique_ptr<Job>(job), put_back);
            continue;
        }
        job->bell->ring();  // and the job is gone
    }
}

void GroupWriter::deliver_note(std::unique_ptr<Job> note, std::size_t& put_back) {
    if (!note->fault) return;
    std::scoped_lock const lock(mutex_);
    if (is_unavailable(note->fault) && !is_ending_) {
        note->fault = nullptr;
        soon_.insert(soon_.begin() + static_cast<std::ptrdiff_t>(put_back++), std::move(note));
        soon_at_ = std::chrono::steady_clock::now() + soon_again;
        return;
    }
    try {
        std::rethrow_exception(note->fault);
    } catch (std::exception const& why) {
        log::error("a note was lost: {}", why.what());
    }
}

}  // namespace sinergi::db
