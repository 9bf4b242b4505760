#pragma once
// What goes into a statement and comes out of a row. Five types, the same on SQLite and PostgreSQL.

#include "base/id.hpp"
#include "base/region_code.hpp"
#include "base/rupiah.hpp"
#include "base/time.hpp"

#include <boost/describe.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sinergi::db {

enum class Type : std::uint8_t { integer, real, boolean, text, bytes };

/// One parameter of a statement, by name. Borrows what it is made from: it lives no longer than the call.
struct Arg {
    std::string_view name;
    Type type = Type::integer;
    bool is_null = false;
    std::int64_t integer = 0;  // integer, boolean
    double real = 0;
    std::string_view text{};  // text, bytes
    std::string own{};        // where the value had to be written out first (a day, a region)

    Arg(std::string_view n, bool value) : name(n), type(Type::boolean), integer(value ? 1 : 0) {}
    template <std::signed_integral I>
    Arg(std::string_view n, I value) : name(n), integer(value) {}
    Arg(std::string_view n, double value) : name(n), type(Type::real), real(value) {}
    Arg(std::string_view n, std::string_view value) : name(n), type(Type::text), text(value) {}
    Arg(std::string_view n, std::string const& value) : Arg(n, std::string_view(value)) {}
    Arg(std::string_view n, char const* value) : Arg(n, std::string_view(value)) {}
    Arg(std::string_view n, std::span<std::uint8_t const> value)
        : name(n), type(Type::bytes), text(reinterpret_cast<char const*>(value.data()), value.size()) {}
    Arg(std::string_view n, Moment value) : Arg(n, value.ms) {}
    Arg(std::string_view n, Rupiah value) : Arg(n, value.whole()) {}
    Arg(std::string_view n, Date value) : name(n), type(Type::text), own(value.text()) {}
    Arg(std::string_view n, RegionCode const& value) : name(n), type(Type::text), own(value.text()) {}
    /// Zero, "none", is stored as NULL.
    template <class T>
    Arg(std::string_view n, Id<T> value) : name(n), is_null(value.is_none()), integer(value.raw()) {}
    template <class T>
    Arg(std::string_view n, std::optional<T> const& value) : Arg(value ? Arg(n, *value) : null_of<T>(n)) {}

    [[nodiscard]] std::string_view view() const noexcept { return own.empty() ? text : std::string_view(own); }

private:
    template <class T>
    static Arg null_of(std::string_view n) {
        Arg arg = [n] {
            if constexpr (std::same_as<T, bool>)
                return Arg(n, false);
            else if constexpr (std::integral<T>)
                return Arg(n, std::int64_t{0});
            else if constexpr (std::floating_point<T>)
                return Arg(n, 0.0);
            else if constexpr (std::constructible_from<std::string_view, T>)
                return Arg(n, std::string_view{});
            else
                return Arg(n, T{});
        }();
        arg.is_null = true;
        arg.own.clear();
        return arg;
    }
};

/// The row a statement stands on, column by column in the order of its SELECT. Borrowed: valid until the next row.
class Columns {
public:
    virtual ~Columns() = default;
    [[nodiscard]] virtual int count() const noexcept = 0;
    [[nodiscard]] virtual bool is_null(int at) const noexcept = 0;
    [[nodiscard]] virtual std::int64_t integer(int at) const = 0;  // also boolean
    [[nodiscard]] virtual double real(int at) const = 0;
    [[nodiscard]] virtual std::string_view text(int at) const = 0;
    [[nodiscard]] virtual std::string_view bytes(int at) const = 0;
};

/// bytes of a BYTES column, apart from text
struct Bytes {
    std::string data;
    friend bool operator==(Bytes const&, Bytes const&) = default;
};

/// How a column becomes a C++ value; one overload a type. What the database holds was checked on the way in, so a
/// value that does not parse is a broken promise.
template <class T>
[[nodiscard]] T read_column(Columns const& row, int at) {
    if constexpr (std::same_as<T, bool>) {
        return row.integer(at) != 0;
    } else if constexpr (std::integral<T>) {
        return static_cast<T>(row.integer(at));
    } else if constexpr (std::floating_point<T>) {
        return row.real(at);
    } else if constexpr (boost::describe::has_describe_enumerators<T>::value) {  // stored as its word
        T value{};
        SINERGI_CHECK(boost::describe::enum_from_string(std::string(row.text(at)).c_str(), value));
        return value;
    } else if constexpr (std::same_as<T, std::string>) {
        return std::string(row.text(at));
    } else if constexpr (std::same_as<T, Bytes>) {
        return Bytes{std::string(row.bytes(at))};
    } else if constexpr (std::same_as<T, Moment>) {
        return Moment{row.integer(at)};
    } else if constexpr (std::same_as<T, Rupiah>) {
        return Rupiah(row.integer(at));
    } else if constexpr (requires {
                             typename T::value_type;
                             T{std::nullopt};
                         }) {  // std::optional
        if (row.is_null(at)) return std::nullopt;
        return read_column<typename T::value_type>(row, at);
    } else if constexpr (requires { T(std::int64_t{}).raw(); }) {  // Id: NULL is none
        return row.is_null(at) ? T{} : T(row.integer(at));
    } else if constexpr (std::same_as<T, RegionCode>) {
        auto const text = row.text(at);
        if (text.empty()) return RegionCode{};
        auto parsed = RegionCode::parse(text);
        SINERGI_CHECK(parsed.has_value());
        return *parsed;
    } else {
        auto parsed = T::parse(row.text(at));
        SINERGI_CHECK(parsed.has_value());
        return *std::move(parsed);
    }
}

}  // namespace sinergi::db
