#pragma once
// What stands open in each regency, kept for some seconds: many screens ask the same.

#include "access/rules.hpp"
#include "command/model.hpp"
#include "plumbing/db/db.hpp"

#include <map>
#include <memory>
#include <mutex>

namespace sinergi::command {

class Wall {
public:
    explicit Wall(db::Database& db) : db_(db) {}
    /// At most three seconds old; counted once however many ask at the same time.
    [[nodiscard]] std::shared_ptr<std::vector<Standing> const> standings(access::Permit const& permit, Moment now);

private:
    struct Kept {
        Moment at;
        std::shared_ptr<std::vector<Standing> const> rows;
    };
    db::Database& db_;
    std::mutex mutex_;
    std::map<std::pair<std::string, bool>, Kept> kept_;  // by area and whether named ones are counted
};

}  // namespace sinergi::command
