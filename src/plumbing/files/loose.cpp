#include "plumbing/files/loose.hpp"

#include "plumbing/files/store_sql.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace sinergi::files {
namespace {

constexpr std::int64_t step_rows = 50;  // names looked at in one transaction

bool is_named(db::Tx& tx, Namers const& namers, std::string const& name) {
    return std::ranges::any_of(namers, [&](db::Statement const* names) {
        return tx.find<std::string>(*names, {{"first", name}, {"last", name}}).has_value();
    });
}

void settle(db::Database& db, std::vector<std::string> const& names) {
    if (names.empty()) return;
    db.write([&](db::Tx& tx) -> Done {
          for (auto const& name : names) tx.run(sql::settle, {{"name", name}});
          return {};
      }).value();
}

std::int64_t remove_some(db::Database& db, FileStore const& store, Namers const& namers,
                         std::vector<std::string> const& names, Moment put_before) {
    // A write, so that it stands in line with the deeds that name and loosen. Whoever names one of these after it has
    // put the file since, and `remove` sees that; whoever put it before has had its time to name it.
    auto const free = db.write([&](db::Tx& tx) -> Result<std::vector<std::string>> {
                            auto rest = unnamed(tx, namers, names);
                            for (auto const& name : names)
                                if (std::ranges::find(rest, name) == rest.end()) tx.run(sql::settle, {{"name", name}});
                            return rest;
                        }).value();
    std::vector<std::string> gone;
    for (auto const& name : free)
        if (store.remove(name, put_before)) gone.push_back(name);
    settle(db, gone);
    return std::ssize(gone);
}

}  // namespace

void loosen(db::Tx& tx, std::string_view name) {
    if (!name.empty()) tx.run(sql::loosen, {{"name", name}});
}

std::vector<std::string> loose(db::Tx& tx, std::string_view after, std::int64_t limit) {
    return tx.all<std::string>(sql::loose, {{"after", after}, {"row_max", limit}});
}

std::vector<std::string> unnamed(db::Tx& tx, Namers const& namers, std::vector<std::string> names) {
    SINERGI_CHECK(!namers.empty());
    std::erase_if(names, [&](std::string const& name) { return is_named(tx, namers, name); });
    return names;
}

std::int64_t remove_loose(db::Database& db, FileStore const& store, Namers const& namers, Moment put_before) {
    std::int64_t removed = 0;
    std::string after;
    for (bool is_more = true; is_more;) {
        auto page = db.read([&](db::Tx& tx) { return loose(tx, after, step_rows); });
        is_more = std::ssize(page) == step_rows;
        if (is_more) after = page.back();
        std::erase_if(page, [&](std::string const& name) { return store.is_put_since(name, put_before); });
        if (!page.empty()) removed += remove_some(db, store, namers, page, put_before);
    }
    return removed;
}

std::int64_t loosen_unnamed(db::Database& db, FileStore const& store, Namers const& namers, Moment put_before) {
    SINERGI_CHECK(!namers.empty());
    std::int64_t loosened = 0;
    for (int at = 0; at < 256; ++at) {
        auto const shelf = fmt::format("{:02x}", at);
        auto names = store.put_before(shelf, put_before);
        if (names.empty()) continue;
        std::set<std::string> named;
        db.read([&](db::Tx& tx) -> Done {
              for (auto const* one : namers)  // "g" stands behind every digit of a name
                  for (auto& name : tx.all<std::string>(*one, {{"first", shelf}, {"last", shelf + "g"}}))
                      named.insert(std::move(name));
              return {};
          }).value();
        std::erase_if(names, [&](std::string const& name) { return named.contains(name); });
        if (names.empty()) continue;
        db.write([&](db::Tx& tx) -> Done {
              for (auto const& name : names) loosen(tx, name);
              return {};
          }).value();
        loosened += std::ssize(names);
    }
    return loosened;
}

}  // namespace sinergi::files
