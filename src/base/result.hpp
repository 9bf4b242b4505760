#pragma once
// How we say no: a value for what is expected, an exception for the world, an abort for ourselves
// (docs/decisions/0003).

#include <cstdint>
#include <expected>
#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sinergi {

/// What the caller can do about a refusal. Add a value only if someone would act on it differently.
enum class Why : std::uint8_t {
    malformed,     // mend the input and send it again
    not_found,     // there is no such thing, or it is not yours to see
    not_allowed,   // ask somebody who may
    unknown,       // sign in first
    conflict,      // look at what changed and decide again
    not_entitled,  // the law says no; the reason and the way to appeal are in the sentence
    too_many,      // wait, then try again
    too_large,     // send less
};

/// One wrong field of an input: where it stands ("reporter.phone"), why (a key of locale/id.json) and the limit it
/// broke.
struct FieldFault {
    std::string path;
    std::string key;
    std::string limit{};
    friend bool operator==(FieldFault const&, FieldFault const&) = default;
};

/// An expected "no". Its key is a sentence in locale/id.json and locale/en.json.
struct Refusal {
    Why why = Why::malformed;
    std::string_view key;              // "payments.already_paid"; always a literal
    std::string about{};               // which input; never a name, a NIK or an account number
    std::vector<FieldFault> faults{};  // every wrong field at once, for input
    std::int64_t wait_ms = 0;          // for too_many: how long until a try may succeed; 0 when not known
    friend bool operator==(Refusal const&, Refusal const&) = default;
};

template <class T>
using Result = std::expected<T, Refusal>;
using Done = Result<void>;

[[nodiscard]] inline std::unexpected<Refusal> refuse(Why why, std::string_view key, std::string about = {}) {
    return std::unexpected(Refusal{.why = why, .key = key, .about = std::move(about)});
}

/// "Wait": says how long, so that a program need not guess.
[[nodiscard]] inline std::unexpected<Refusal> refuse_for_now(std::string_view key, std::int64_t wait_ms) {
    return std::unexpected(Refusal{.why = Why::too_many, .key = key, .wait_ms = wait_ms});
}

/// The world failed: database gone, disk full, bad configuration. Thrown by plumbing only; caught in the request
/// loop, the job loop and main.
class Fault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The database or its disk cannot be reached or written now. Worth trying again later: the caller hears 503.
class Unavailable : public Fault {
public:
    using Fault::Fault;
};

/// A promise of our own was broken: the process stops and the transaction with it.
[[noreturn]] void broken_promise(char const* what, std::source_location where = std::source_location::current());

}  // namespace sinergi

#define SINERGI_CHECK(condition)                   \
    do {                                           \
        if (!(condition)) [[unlikely]]             \
            ::sinergi::broken_promise(#condition); \
    } while (false)

#define SINERGI_JOIN_(a, b) a##b
#define SINERGI_JOIN(a, b) SINERGI_JOIN_(a, b)

// __COUNTER__ and not __LINE__: a deed may stand within a deed, all on one line to the preprocessor.
#define SINERGI_TRY_(kept, name, ...)                    \
    auto kept = (__VA_ARGS__);                           \
    if (!kept) [[unlikely]]                              \
        return std::unexpected(std::move(kept).error()); \
    [[maybe_unused]] auto&& name = *std::move(kept)
#define SINERGI_MUST_(kept, ...)                             \
    do {                                                     \
        if (auto kept = (__VA_ARGS__); !kept) [[unlikely]]   \
            return std::unexpected(std::move(kept).error()); \
    } while (false)

/// SINERGI_TRY(name, expression): `name` is the value, or this function returns the refusal.
#define SINERGI_TRY(name, ...) SINERGI_TRY_(SINERGI_JOIN(tried_, __COUNTER__), name, __VA_ARGS__)

/// SINERGI_MUST(expression): for a Done; goes on, or this function returns the refusal.
#define SINERGI_MUST(...) SINERGI_MUST_(SINERGI_JOIN(done_, __COUNTER__), __VA_ARGS__)
