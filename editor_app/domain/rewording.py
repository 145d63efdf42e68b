"""Another wording in a template, or one taken out of force: pure, nothing else of it changes."""

from dataclasses import replace

from editor_app.domain.template import Template, Wording


def reworded(template: Template, wording: Wording) -> Template:
    """Return a template with a wording in force for its language.

    No language, or that of the first wording, means the first one.
    """
    if _same(wording.language, template.language) or not wording.language:
        return replace(template, version=wording.version, text=wording.text)
    others = [one for one in template.variants if not _same(one.language, wording.language)]
    known = wording_for(template, wording.language)
    fresh = replace(wording, language=known.language) if known else wording
    variants = sorted((*others, fresh), key=lambda one: one.language)
    return replace(template, variants=tuple(variants))


def wording_for(template: Template, language: str) -> Wording | None:
    """Return the wording of exactly that language; without one, the first wording."""
    if not language:
        return template.wordings[0]
    found = (one for one in template.wordings if _same(one.language, language))
    return next(found, None)


def without_language(template: Template, language: str) -> Template:
    """Return a template with the wording of a language out of force; one must be left."""
    first, *others = [one for one in template.wordings if not _same(one.language, language)]
    return replace(
        template,
        version=first.version,
        text=first.text,
        language=first.language,
        variants=tuple(others),
    )


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
