#pragma once
// Who is known here under another spelling: all people of cases in an index in memory.

#include "cases/store.hpp"

#include <memory>

namespace sinergi::cases {

/// A person of a case who may be the one asked for, and why in words a clerk reads.
struct Namesake {
    CaseId of;
    /// From 0 to 1. A name alone is weak evidence: below .01 is usual.
    double probability = 0;
    struct Reason {
        std::string id, en;
    };
    std::vector<Reason> reasons;
};

/// The index is made of what the store says, at the start and again every few minutes, on a job's thread; until then,
/// and of what came since, a search knows nothing: exact words and NIK are looked up in the store besides. NIK are
/// boxed there and stand in no index. Many threads may ask.
class People {
public:
    People();
    ~People();

    struct Asked {
        std::string name, sex;  // "L", "P" or ""
        std::optional<Date> born_on;
    };
    /// The likeliest first, one a case. What is answered is compared with the store as it is now: who was erased or
    /// renamed since is not found by what he was called. Says nothing of who may see the cases: ask `list_some`.
    [[nodiscard]] std::vector<Namesake> find(db::Tx& tx, Asked const& asked) const;
    /// Reads all people anew; others go on asking.
    void read(db::Database& db);

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}  // namespace sinergi::cases
