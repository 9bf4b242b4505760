#pragma once
// Ids: 64 bits sorted by time, 13 characters of Crockford base32 outside (docs/decisions/0007).

#include "base/result.hpp"
#include "base/time.hpp"

#include <array>
#include <atomic>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace sinergi {

/// Crockford base32 of the 63 low bits: always 13 characters, capital letters without I, L, O and U.
[[nodiscard]] std::string id_text(std::int64_t raw);
/// Reads what id_text wrote; small letters, `-`, and O, I, L for 0, 1, 1 are forgiven; leading zeros may be missing.
/// @refuses base.id_malformed
[[nodiscard]] Result<std::int64_t> id_number(std::string_view text);

/// The id of one `Thing`; an `Id<Household>` is not an `Id<Person>`. Zero stands for none.
template <class Thing>
class Id {
public:
    constexpr Id() noexcept = default;
    constexpr explicit Id(std::int64_t raw) noexcept : raw_(raw) {}
    /// @refuses base.id_malformed
    [[nodiscard]] static Result<Id> parse(std::string_view text) {
        SINERGI_TRY(raw, id_number(text));
        return Id(raw);
    }
    [[nodiscard]] constexpr std::int64_t raw() const noexcept { return raw_; }
    [[nodiscard]] constexpr bool is_none() const noexcept { return raw_ == 0; }
    [[nodiscard]] std::string text() const { return id_text(raw_); }
    friend auto operator<=>(Id, Id) = default;

private:
    std::int64_t raw_ = 0;
};

/// Makes ids that only grow: 42 bits of milliseconds since 2024, 8 bits of process lease, 13 bits of counter.
/// Never below `floor` (the highest stored id), also when the clock was set back. Safe from many threads.
class IdMaker {
public:
    /// @param lease which of 256 processes on one database this is
    explicit IdMaker(std::uint8_t lease = 0, std::int64_t floor = 0) noexcept;
    [[nodiscard]] std::int64_t next(Moment now) noexcept;
    template <class Thing>
    [[nodiscard]] Id<Thing> make(Moment now) noexcept {
        return Id<Thing>(next(now));
    }
    void raise_floor(std::int64_t floor) noexcept;

private:
    std::int64_t lease_bits_;
    std::atomic<std::int64_t> last_;  // time and counter, without the lease
};

/// When an id was made, to the millisecond. Ids made while the clock stood back tell the floor's time.
[[nodiscard]] Moment id_moment(std::int64_t raw) noexcept;
/// The lowest id of a moment: a range of time is a range of ids.
[[nodiscard]] std::int64_t id_floor(Moment at) noexcept;

}  // namespace sinergi
