#pragma once
// People by their names alone, in memory: who is known under another spelling. What several houses search by.

#include "matching/index.hpp"

#include <functional>
#include <memory>

namespace sinergi::matching {

/// Somebody as a house tells of them; owns its texts.
struct Named {
    std::int64_t id = 0;
    std::string name, sex{}, born_on{};  // "L" "P" ""; "1950-05-10" ""
};

/// Filled from a store at the start and again every few minutes, on a job's thread; nobody waits for it. Many threads
/// may ask.
class Namesakes {
public:
    /// Is a hit near enough to be told of?
    using IsNear = bool (*)(Score const&);
    explicit Namesakes(IsNear is_near);
    ~Namesakes();

    /// These as the store has them now; who is gone is left out.
    using AsNow = std::function<std::vector<Named>(std::vector<std::int64_t> const& ids)>;
    /// The likeliest first, at most `Index::hits_max`. What was found is compared again with what stands now: who was
    /// erased or renamed since is not found by what he was called.
    [[nodiscard]] std::vector<Hit> find(Named const& asked, AsNow const& as_now) const;

    /// A page of all, by id above `after`, at most `row_max`.
    using Page = std::function<std::vector<Named>(std::int64_t after, std::int64_t row_max)>;
    /// Reads all anew; others go on asking. How common a name is counts from what is read.
    void read(Page const& page);

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}  // namespace sinergi::matching
