#pragma once
// Inside of sheet: expat, fed piece by piece. Not for other houses.

#include "plumbing/sheet/rows.hpp"

#include <optional>

namespace sinergi::sheet {

/// Attributes of an element; names and values as in the file.
class Attributes {
public:
    explicit Attributes(char const** pairs) noexcept : pairs_(pairs) {}
    /// By local name: `id` finds `r:id` too.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept;

private:
    char const** pairs_;
};

/// Hears a document. Names come without their prefix: writers differ in them. May stop the reading by refusing, and
/// throws nothing: C stands between.
class XmlListener {
public:
    virtual ~XmlListener() = default;
    virtual Done begin(std::string_view name, Attributes const& attributes) noexcept = 0;
    virtual Done end(std::string_view name) noexcept = 0;
    virtual Done text(std::string_view part) noexcept = 0;

protected:
    XmlListener() = default;
};

class XmlReader {
public:
    explicit XmlReader(XmlListener& listener);
    XmlReader(XmlReader const&) = delete;
    XmlReader& operator=(XmlReader const&) = delete;
    ~XmlReader();
    /// An empty piece ends the document.
    /// @refuses sheet.xlsx_broken for what is not well formed or brings a document type (entities that multiply), and
    ///          what the listener refuses
    [[nodiscard]] Done feed(std::string_view piece);

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}  // namespace sinergi::sheet
