/* The FreeType modules that are compiled in: outlines of CFF and TrueType fonts, and their coverage masks.
   psnames without its glyph list only answers that it makes no character map: the CFF driver asks it on opening a
   font whose own maps are compiled out, and does not check that it is there. */
FT_USE_MODULE(FT_Driver_ClassRec, tt_driver_class)
FT_USE_MODULE(FT_Driver_ClassRec, cff_driver_class)
FT_USE_MODULE(FT_Module_Class, psaux_module_class)
FT_USE_MODULE(FT_Module_Class, psnames_module_class)
FT_USE_MODULE(FT_Module_Class, sfnt_module_class)
FT_USE_MODULE(FT_Renderer_Class, ft_smooth_renderer_class)
