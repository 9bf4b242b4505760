#include "plumbing/db/db.hpp"

#include "plumbing/db/engine.hpp"

#include <fmt/format.h>

namespace sinergi::db {
namespace {

thread_local bool in_deed = false;

[[noreturn]] void misnamed(Statement const& statement, std::string_view parameter) {
    broken_promise(
        fmt::format("{}: its arguments and its parameter `{}` do not agree", statement.name, parameter).c_str());
}

}  // namespace

Ordered::Ordered(Statement const& statement, std::span<Arg const> args) : size_(statement.parameters.size()) {
    if (args.size() != size_ || size_ > count_max) misnamed(statement, fmt::format("{} given", args.size()));
    for (std::size_t i = 0; i < size_; ++i) {
        auto const wanted = statement.parameters[i];
        // Most calls name them in the statement's own order.
        if (args[i].name == wanted) {
            args_[i] = &args[i];
            continue;
        }
        auto const found = std::ranges::find(args, wanted, &Arg::name);
        if (found == args.end()) misnamed(statement, wanted);
        args_[i] = &*found;
    }
}

std::string_view identifier(std::string_view name) {
    auto const is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (name.empty() || !std::ranges::all_of(name, is_plain)) throw Fault(fmt::format("not a plain name: {}", name));
    return name;
}

InDeed::InDeed() {
    SINERGI_CHECK(!in_deed);
    in_deed = true;
}
InDeed::~InDeed() { in_deed = false; }
bool InDeed::is_set() noexcept { return in_deed; }

Watch::~Watch() {
    if (options_.slow && std::chrono::steady_clock::now() - began_ > std::chrono::milliseconds(200))
        options_.slow(name_);
}

bool Clash::is_on(std::string_view table, std::string_view column) const {
    if (constraint == fmt::format("{}.{}", table, column)) return true;
    if (constraint.starts_with(fmt::format("{}.{},", table, column))) return true;
    if (kind == Kind::foreign && constraint == table) return true;
    return constraint == column || constraint.starts_with(fmt::format("{}_{}_", table, column));
}

std::unique_ptr<Database> Database::open(std::string const& place, Options options) {
    if (place.starts_with("postgresql://") || place.starts_with("postgres://"))
        return open_postgres(place, std::move(options));
    return open_sqlite(place, std::move(options));
}

}  // namespace sinergi::db
