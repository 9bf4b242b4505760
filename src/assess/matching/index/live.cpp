#include "matching/index.hpp"

#include <unordered_set>

namespace sinergi::matching {
namespace {

Record record_of(std::array<std::string, fields_max> const& fields) {
    Record record;
    for (std::size_t i = 0; i < fields_max; ++i) record.fields[i] = fields[i];
    return record;
}

}  // namespace

LiveIndex::Answer LiveIndex::search(Record const& question, std::size_t limit) {
    std::lock_guard const held(lock_);
    return {now_->search(question, limit), is_whole_};
}

void LiveIndex::note(std::int64_t id, Record const* record) {
    if (!is_building_) return;
    auto& change = changes_.emplace_back();
    change.id = id;
    change.is_erased = record == nullptr;
    for (std::size_t i = 0; record && i < fields_max; ++i) change.fields[i] = record->fields[i];
}

void LiveIndex::insert(std::int64_t id, Record const& record) {
    std::lock_guard const held(lock_);
    now_->insert(id, record);
    note(id, &record);
}

void LiveIndex::erase(std::int64_t id) {
    std::lock_guard const held(lock_);
    now_->erase(id);
    note(id, nullptr);
}

std::size_t LiveIndex::size() const {
    std::lock_guard const held(lock_);
    return now_->size();
}

bool LiveIndex::is_whole() const {
    std::lock_guard const held(lock_);
    return is_whole_;
}

/// Marks the building, also when it ends by an exception.
class LiveIndex::Building {
public:
    explicit Building(LiveIndex& index) : index_(index) {
        std::lock_guard const held(index.lock_);
        is_ours_ = !std::exchange(index.is_building_, true);
    }
    Building(Building const&) = delete;
    Building& operator=(Building const&) = delete;
    ~Building() {
        if (!is_ours_) return;
        std::lock_guard const held(index_.lock_);
        index_.is_building_ = false;
        index_.changes_.clear();
    }
    [[nodiscard]] bool is_ours() const noexcept { return is_ours_; }

private:
    LiveIndex& index_;
    bool is_ours_;
};

Go LiveIndex::rebuild(Model const& model, Tell const& registry) {
    Building const building(*this);
    if (!building.is_ours()) return Go::stop;
    return is_whole() ? replace(model, registry) : fill(model, registry);
}

/// The first time: what is told is found at once.
Go LiveIndex::fill(Model const& model, Tell const& registry) {
    {
        std::lock_guard const held(lock_);
        if (now_->size() == 0) *now_ = Index(model);
    }
    std::unordered_set<std::int64_t> changed;
    auto const told = registry([&](std::int64_t id, Record const& record) {
        std::lock_guard const held(lock_);
        for (auto const& change : changes_) changed.insert(change.id);
        changes_.clear();
        if (!changed.contains(id)) now_->insert(id, record);
    });
    std::lock_guard const held(lock_);
    is_whole_ = told == Go::on;
    return told;
}

Go LiveIndex::replace(Model const& model, Tell const& registry) {
    auto next = std::make_unique<Index>(model);
    auto const told = registry([&](std::int64_t id, Record const& record) { next->insert(id, record); });
    if (told == Go::stop) return told;
    // What changed meanwhile, in turns: only the last few are put in while others wait.
    constexpr std::size_t few = 64;
    for (;;) {
        std::unique_lock held(lock_);
        auto const changes = std::exchange(changes_, {});
        bool const is_last = changes.size() <= few;
        if (!is_last) held.unlock();
        for (auto const& change : changes)
            if (change.is_erased)
                next->erase(change.id);
            else
                next->insert(change.id, record_of(change.fields));
        if (!is_last) continue;
        now_.swap(next);
        held.unlock();
        return Go::on;  // the old one is taken apart while nobody waits
    }
}

void LiveIndex::save(std::string const& path, std::int64_t as_of) const {
    std::lock_guard const held(lock_);
    now_->save(path, as_of);
}

}  // namespace sinergi::matching
