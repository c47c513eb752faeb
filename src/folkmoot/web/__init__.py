"""The design system: layers of CSS, base templates, partials. No domain words."""
