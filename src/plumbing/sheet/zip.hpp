#pragma once
// Inside of sheet: the parts of a ZIP file held in memory, unpacked piece by piece. Not for other houses.

#include "plumbing/sheet/rows.hpp"

namespace sinergi::sheet {

/// Borrows the bytes. One part is open at a time.
class Zip {
public:
    /// @refuses sheet.xlsx_broken
    [[nodiscard]] static Result<Zip> open(std::string_view bytes, Limits const& limits);
    Zip(Zip&&) noexcept;
    Zip& operator=(Zip&&) = delete;
    ~Zip();

    [[nodiscard]] bool has(std::string const& name);
    /// @refuses sheet.xlsx_broken when there is none or it is locked or packed in a way we do not know
    [[nodiscard]] Done begin(std::string const& name);
    /// The next piece (at most 64 kB) of the open part; empty at its end. Valid until the next call.
    /// @refuses sheet.xlsx_broken sheet.too_large
    [[nodiscard]] Result<std::string_view> more();

private:
    struct Inside;
    explicit Zip(std::unique_ptr<Inside> in) noexcept;
    std::unique_ptr<Inside> in_;
};

}  // namespace sinergi::sheet
