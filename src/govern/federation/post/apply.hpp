#pragma once
// Applying letters of the inbox: shared by what receives and what tends. Not for other houses.

#include "federation/post/inner.hpp"
#include "plumbing/log/log.hpp"

#include <set>

namespace sinergi::federation {

/// Letters that a house refused or that failed in it, by envelope: the batch is run again with them left aside.
struct Aside {
    std::map<std::string, std::string, std::less<>> refused;  // with the key
    std::set<std::string, std::less<>> held;
};

struct Taking {
    Post::Inside& in;
    Aside& aside;
    std::string blamed{};  // the envelope a handler stands on
};

/// Applies one row of the inbox. False: it stays where it is (held).
[[nodiscard]] Result<bool> apply_row(Taking& taking, db::Tx& tx, store::InRow const& row);
/// Applies what is there of a stream, one number after the other, and says the number it waits for.
[[nodiscard]] Result<std::int64_t> drain(Taking& taking, db::Tx& tx, store::StreamRow const& stream);

/// Runs `deed` until no letter stands in its way: one that a house refuses, or that fails in it, is put aside and the
/// rest is run again, so that whatever is kept is kept whole.
template <class T>
T run_with_asides(Post::Inside& in, std::function<Result<T>(Taking&, db::Tx&)> const& deed) {
    Aside aside;
    for (;;) {
        Taking taking{in, aside};
        try {
            auto done = in.office.db.write([&](db::Tx& tx) -> Result<T> {
                taking.blamed.clear();
                return deed(taking, tx);
            });
            if (done) return *std::move(done);
            SINERGI_CHECK(!taking.blamed.empty());
            aside.refused.emplace(taking.blamed, done.error().key);
        } catch (Unavailable const&) {
            throw;
        } catch (std::exception const& failure) {
            if (taking.blamed.empty() || aside.held.contains(taking.blamed)) throw;
            log::error("federation: envelope {} could not be applied: {}", taking.blamed, failure.what());
            aside.held.insert(taking.blamed);
        }
    }
}

}  // namespace sinergi::federation
